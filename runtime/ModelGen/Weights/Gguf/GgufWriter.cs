using ModelGen.Runtime;

namespace ModelGen;

/// <summary>
/// Writes a model in the GGUF format, version 3: first metadata and the list of tensors, then the bytes of the tensors, in pieces of any size, so that a model need
/// never be in memory as a whole. The file gets its name when it is complete; until then, and after a failure, whatever had the name before keeps it.
/// </summary>
/// <remarks>
/// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Little-endian; tensors begin at multiples of 32 bytes. What it writes,
/// <see cref="GgufFile"/> reads back exactly. Not safe for several threads.
/// </remarks>
public sealed class GgufWriter : IDisposable
{
    /// <summary>The format's default, which no key needs to say.</summary>
    private const int Alignment = 32;

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _stream;
    private readonly GgufHeaderBytes _header = new();
    private bool _started;
    private bool _disposed;
    private int _current;
    private long _written;

    private GgufWriter(string path)
    {
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Path.GetRandomFileName()}.partial";
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 20);
    }

    /// <summary>Begins a file, under another name beside its own.</summary>
    /// <exception cref="PlatformNotSupportedException">The processor is big-endian.</exception>
    /// <exception cref="IOException">The directory is missing, or no file can be made in it.</exception>
    public static GgufWriter Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return BitConverter.IsLittleEndian
            ? new GgufWriter(path)
            : throw new PlatformNotSupportedException("Weights are little-endian and are written as they lie in memory: big-endian processors are not supported.");
    }

    /// <summary>Sets a text.</summary>
    /// <exception cref="ArgumentException">The key is empty, longer than 65,535 bytes, set already or <c>general.alignment</c>, which is always 32; or a text has half a surrogate pair.</exception>
    /// <exception cref="InvalidOperationException">Bytes of tensors have been written already.</exception>
    public void Set(string key, string value) => Add(key, GgufMetadataBytes.Of(value));

    /// <summary>Sets a truth value.</summary>
    /// <inheritdoc cref="Set(string, string)" path="/exception"/>
    public void Set(string key, bool value) => Add(key, GgufMetadataBytes.Of(value));

    /// <summary>Sets a number of the type UInt32, as sizes and counts are.</summary>
    /// <inheritdoc cref="Set(string, string)" path="/exception"/>
    public void Set(string key, uint value) => Add(key, GgufMetadataBytes.Of(value));

    /// <summary>Sets a number of the type Float32.</summary>
    /// <inheritdoc cref="Set(string, string)" path="/exception"/>
    public void Set(string key, float value) => Add(key, GgufMetadataBytes.Of(value));

    /// <summary>Sets an array of texts, such as a vocabulary.</summary>
    /// <inheritdoc cref="Set(string, string)" path="/exception"/>
    public void Set(string key, IReadOnlyList<string> values) => Add(key, GgufMetadataBytes.Of(values));

    /// <summary>Sets an array of numbers of the type Int32.</summary>
    /// <inheritdoc cref="Set(string, string)" path="/exception"/>
    public void Set(string key, ReadOnlySpan<int> values) => Add(key, GgufMetadataBytes.Of(values));

    /// <summary>Sets an array of numbers of the type Float32.</summary>
    /// <inheritdoc cref="Set(string, string)" path="/exception"/>
    public void Set(string key, ReadOnlySpan<float> values) => Add(key, GgufMetadataBytes.Of(values));

    /// <summary>Copies a key with its value from another file, byte for byte; that file must still be open.</summary>
    /// <inheritdoc cref="Set(string, string)" path="/exception"/>
    public void Copy(GgufValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Add(value.Key, GgufMetadataBytes.Of(value));
    }

    /// <summary>Lists a tensor. Tensors lie in the file in the order in which they are declared.</summary>
    /// <param name="name">Its name: 63 bytes at most.</param>
    /// <param name="type">Type of its elements.</param>
    /// <param name="shape">Its sizes, slowest first, as everywhere here: <c>[outputs, inputs]</c>; four at most.</param>
    /// <returns>The bytes that it takes, which <see cref="Write"/> must be given.</returns>
    /// <exception cref="ArgumentException">The name is too long or declared already, the shape is none, or its rows are not whole blocks of the type.</exception>
    /// <exception cref="InvalidOperationException">Bytes of tensors have been written already.</exception>
    public long Declare(string name, GgufTensorType type, IReadOnlyList<long> shape)
    {
        CheckOpen();
        return _header.Declare(name, type, shape);
    }

    /// <summary>Writes the next bytes of the tensors: those of one tensor, in any number of pieces, then those of the next.</summary>
    /// <exception cref="InvalidOperationException">The tensor whose turn it is has fewer bytes left, or all tensors are full.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Start();
        long left = _current < _header.Tensors.Count ? _header.Tensors[_current].Bytes - _written : 0;
        if (bytes.Length > left)
        {
            throw new InvalidOperationException($"{bytes.Length:N0} bytes were given, and {Turn()} has {left:N0} bytes left.");
        }

        _stream.Write(bytes);
        _written += bytes.Length;
        SkipFull();
    }

    /// <summary>Ends the file and gives it its name; a file that has the name is replaced.</summary>
    /// <exception cref="InvalidOperationException">Bytes of a tensor are missing.</exception>
    public void Complete()
    {
        Start();
        if (_current < _header.Tensors.Count)
        {
            throw new InvalidOperationException($"{Turn()} lacks {_header.Tensors[_current].Bytes - _written:N0} of its bytes.");
        }

        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _disposed = true;
    }

    /// <summary>Takes away what was written, unless it is complete.</summary>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _stream.Dispose();
            File.Delete(_temporary);
        }
    }

    private static ReadOnlySpan<byte> Zeros => new byte[Alignment];

    private string Turn() => _current < _header.Tensors.Count ? $"the tensor {Printable.Quote(_header.Tensors[_current].Name)}" : "the file, whose tensors are full,";

    private void Add(string key, byte[] value)
    {
        CheckOpen();
        _header.Add(key, value);
    }

    private void CheckOpen()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_started)
        {
            throw new InvalidOperationException("The list of tensors is written already: set metadata and declare tensors before the first bytes of a tensor.");
        }
    }

    private void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_started)
        {
            _started = true;
            _header.Write(_stream, Alignment);
            Pad();
            SkipFull();
        }
    }

    private void SkipFull()
    {
        while (_current < _header.Tensors.Count && _written == _header.Tensors[_current].Bytes)
        {
            Pad();
            _current++;
            _written = 0;
        }
    }

    private void Pad() => _stream.Write(Zeros[..(int)(-_stream.Position & (Alignment - 1))]);
}
