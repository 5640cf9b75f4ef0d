// npstat: records of blocks or articles in, what they hold and how damaged they look out.
#include "common/stat_run.h"

int main(int argc, char** argv) { return newsprint::tools::run_stat(argc, argv); }
