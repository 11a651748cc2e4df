// Replaced by the command line proper; here so that the package builds from the first commit.
process.stdout.write("doichieu\n");
