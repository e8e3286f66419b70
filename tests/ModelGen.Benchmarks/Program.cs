using BenchmarkDotNet.Running;
using ModelGen.Benchmarks;

// "floors" and "models" measure in one run what the machine gives and what kernels and whole models reach; anything else goes to BenchmarkDotNet (--filter '*').
switch (args)
{
    case ["floors"]:
        Floors.Run();
        return;
    case ["models"]:
        ModelRates.Run();
        return;
}

BenchmarkSwitcher.FromAssembly(typeof(Floors).Assembly).Run(args);
