// npview: articles in, one HTML file that shows them beside their source out.
#include "common/view_run.h"

int main(int argc, char** argv) { return newsprint::tools::run_view(argc, argv); }
