using System.Runtime.InteropServices;
using Xunit;

namespace ModelGen.Tests;

/// <summary>Memory that ends where a page ends, with a page behind it that nobody may touch: a read past the end stops the process.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int ReadWrite = 3;
    private const int PrivateAnonymous = 0x22;
    private readonly byte* _region;
    private readonly nuint _length;

    public GuardedMemory(int bytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "guard pages are made with mmap");
        nuint page = (nuint)Environment.SystemPageSize;
        nuint used = ((nuint)bytes + page - 1) / page * page;
        _length = used + page;
        _region = (byte*)Map(0, _length, ReadWrite, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, (nint)_region);
        Assert.Equal(0, Protect((nint)(_region + used), page, 0));
        Pointer = _region + used - bytes;
    }

    /// <summary>The first of the bytes, the last of which is the last of a page.</summary>
    public byte* Pointer { get; }

    public void Dispose() => Assert.Equal(0, Unmap((nint)_region, _length));

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
