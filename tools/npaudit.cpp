// npaudit: source texts and records of any stage in; what was lost or invented out.
#include "common/audit_run.h"

int main(int argc, char** argv) { return newsprint::tools::run_audit(argc, argv); }
