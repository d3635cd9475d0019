using Xunit.Sdk;
using Xunit.v3;

// Each suite is a process of its own, and shares nothing with the others.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 2)]
