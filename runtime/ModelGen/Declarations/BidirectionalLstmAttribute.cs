namespace ModelGen;

/// <summary>
/// Declares a bidirectional language model of projected LSTM layers over words (ELMo; Peters et al. 2018, arXiv:1802.05365): one stack reads the sentence
/// forward, one backward. The source
/// generator writes the forward pass into the class that carries it.
/// </summary>
/// <remarks>
/// The class must be <c>partial</c>, and carries <see cref="CharacterConvolutionAttribute"/> as well. Its weights are the HDF5 files of allenai/bilm-tf, which
/// the package ModelGen.Hdf5 reads.
/// </remarks>
/// <example>
/// The original ELMo:
/// <code>
/// [BidirectionalLstm(Layers = 2, CellSize = 4096, Projection = 512, CellClip = 3, ProjectionClip = 3, SkipConnections = true)]
/// [CharacterConvolution(CharacterSize = 16, FilterWidths = [1, 2, 3, 4, 5, 6, 7], FilterCounts = [32, 32, 64, 128, 256, 512, 1024], Highways = 2)]
/// public sealed partial class Elmo;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BidirectionalLstmAttribute : Attribute
{
    /// <summary>Layers of each direction, 1 to 1,024; required.</summary>
    public int Layers { get; init; }

    /// <summary>Floats of the cell of each direction, <c>c [sentences × CellSize]</c>, 1 to 1,048,576; required.</summary>
    public int CellSize { get; init; }

    /// <summary>
    /// Floats to which the output of a cell is projected, <c>h [sentences × Projection]</c> (Sak et al. 2014, arXiv:1402.1128); also the size of the word
    /// vector that the first layer reads. A
    /// vector of both directions has 2·Projection floats. 1 to 1,048,576; required.
    /// </summary>
    public int Projection { get; init; }

    /// <summary>The largest magnitude of a cell's state, greater than 0. Default: no limit.</summary>
    public double CellClip { get; init; }

    /// <summary>The largest magnitude of a projected output, greater than 0. Default: no limit.</summary>
    public double ProjectionClip { get; init; }

    /// <summary>Whether each layer but the first adds its input to its output. Default: false.</summary>
    public bool SkipConnections { get; init; }

    /// <summary>
    /// Whether sessions begin a call where the one before ended, as the reference implementation does, unless they are created otherwise. Default: false, so
    /// that a sentence has the same vectors
    /// whatever was read before.
    /// </summary>
    public bool Stateful { get; init; }
}
