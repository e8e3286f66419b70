namespace ModelGen.Generator.Model;

/// <summary>How checkpoints of the model name and store their tensors: as a family does, but for what is declared.</summary>
/// <param name="Names">What single parts are called.</param>
internal sealed record CheckpointSpec(Naming Naming, EquatableArray<TensorNameSpec> Names)
{
    /// <summary>How query, key and value are stored; null: as the family does.</summary>
    public QueryKeyValueLayout? QueryKeyValue { get; init; }

    /// <summary>How gate and linear projection are stored; null: as the family does.</summary>
    public GateUpLayout? GateUp { get; init; }

    /// <summary>Whether the matrices of the layers are stored inputs first; null: as the family does.</summary>
    public bool? Transposed { get; init; }

    /// <summary>How gate and linear projection of experts are stored; null: as those of other layers.</summary>
    public GateUpLayout? ExpertGateUp { get; init; }

    /// <summary>How those of the shared expert are stored; null: as the family does.</summary>
    public GateUpLayout? SharedGateUp { get; init; }

    /// <summary>Whether the matrices of experts are stored inputs first; null: as those of the layers.</summary>
    public bool? ExpertsTransposed { get; init; }

    /// <summary>The same of those that lead back; null: as the others of experts.</summary>
    public bool? ExpertDownTransposed { get; init; }

    /// <summary>Tensors that a file may hold and that nobody reads.</summary>
    public EquatableArray<string> Ignored { get; init; }

    /// <summary>True where the declaration says nothing of its own.</summary>
    public bool IsOfFamily => Names.Count == 0 && Ignored.Count == 0 && QueryKeyValue is null && GateUp is null && Transposed is null && ExpertGateUp is null && SharedGateUp is null && ExpertsTransposed is null && ExpertDownTransposed is null;
}

/// <summary>What checkpoints call a part.</summary>
/// <param name="Pattern">The stem of its names, or the whole name of its weight.</param>
/// <param name="Exact">True for a whole name.</param>
/// <param name="Bias">The whole name of its bias; null: the stem, or the whole name without <c>.weight</c>, with <c>.bias</c>.</param>
/// <param name="Gguf">The stem in GGUF files; null: the family's.</param>
internal sealed record TensorNameSpec(TensorRole Role, string Pattern, bool Exact, string? Bias, string? Gguf)
{
    /// <summary>Which stack of an encoder-decoder the name is for.</summary>
    public Stack Stack { get; init; }

    /// <summary>True where the name is for a part of a stack.</summary>
    public bool IsFor(Stack stack) => Stack == Stack.Both || stack == Stack.Both || Stack == stack;
}
