namespace ModelGen.Generator.Model;

/// <summary>How checkpoints of the model name and store their tensors. What is null is as the family does it.</summary>
internal sealed record CheckpointSpec(Naming Naming)
{
    public QueryKeyValueLayout? QueryKeyValue { get; init; }

    public GateUpLayout? GateUp { get; init; }

    public bool? Transposed { get; init; }

    /// <summary>Names that the declaration gives, one of a role at most.</summary>
    public EquatableArray<TensorNameSpec> Names { get; init; }

    /// <summary>Tensors that a file may hold and that nobody reads.</summary>
    public EquatableArray<string> Ignored { get; init; }

    /// <summary>True where all is as the family does it.</summary>
    public bool IsPlain => QueryKeyValue is null && GateUp is null && Transposed is null && Names.Count == 0 && Ignored.Count == 0;

    public TensorNameSpec? NameOf(TensorRole role) => Names.FirstOrDefault(name => name.Role == role);
}

/// <summary>The name of the tensors with a role.</summary>
/// <param name="Pattern">Their stem, or with <paramref name="IsExact"/> the full name of the weight.</param>
/// <param name="Bias">The full name of the bias, or null.</param>
/// <param name="Gguf">The stem in GGUF files, or null.</param>
internal sealed record TensorNameSpec(TensorRole Role, string Pattern, bool IsExact, string? Bias, string? Gguf)
{
    private const string Weight = ".weight";

    /// <summary>The full name of a bias that is not named: with the weight it changes the end. Null where the weight ends otherwise.</summary>
    public string? BiasByDefault => !IsExact ? Pattern + ".bias" : Pattern.EndsWith(Weight, StringComparison.Ordinal) ? Pattern.Substring(0, Pattern.Length - Weight.Length) + ".bias" : null;
}
