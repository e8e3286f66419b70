using System.Globalization;
using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Recurrent;

/// <summary>One tensor of a checkpoint, or one for each recurrent layer.</summary>
/// <param name="Name">Its name in HDF5 files; <c>{layer}</c> stands for the layer.</param>
/// <param name="Shape">Outputs × inputs for a matrix, one size for a vector; for a table as in the file.</param>
internal sealed record RecurrentTensor(TensorRole Role, string Name, EquatableArray<int> Shape)
{
    /// <summary>True for the bias of a matrix of the same role.</summary>
    public bool IsBias { get; init; }

    /// <summary>True where files have inputs × outputs.</summary>
    public bool Transposed { get; init; }

    /// <summary>True for what is always float32.</summary>
    public bool IsTable { get; init; }

    /// <summary>The input at which the matrix is cut in two, or 0.</summary>
    public int Split { get; init; }

    /// <summary>The number of a group of filters or of a highway layer; null for what there is once, or once for each layer.</summary>
    public int? Number { get; init; }

    /// <summary>True for one of each recurrent layer.</summary>
    public bool PerLayer { get; init; }

    public bool IsMatrix => Shape.Count == 2 && !IsTable;

    public long Elements => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>Its name in generated code.</summary>
    public string Field => Role + (Number?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>How the forward pass says it.</summary>
    public string Expression => (PerLayer ? "w." : "_weights.") + Field;
}
