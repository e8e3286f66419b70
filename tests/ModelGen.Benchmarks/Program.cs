using BenchmarkDotNet.Running;
using ModelGen.Benchmarks;

// "floors" measures in one run what the machine gives and what the kernels reach; anything else goes to BenchmarkDotNet (--filter '*').
if (args is ["floors"])
{
    Floors.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Floors).Assembly).Run(args);
