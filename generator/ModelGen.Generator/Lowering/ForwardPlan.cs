using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering;

/// <summary>
/// A declaration lowered to what runs: the tensors that a checkpoint must hold, the parts of the model as ordered operations over named buffers, where each buffer lies in the one arena, and what it all
/// costs. Emitters print it and decide nothing.
/// </summary>
/// <param name="Layers">A part for each kind of layer, in the order of <see cref="ArchitectureSpec.LayerKinds"/>.</param>
/// <param name="Outputs">The parts after the last layer: one of a decoder, one for each head of an encoder.</param>
/// <param name="Frequencies">The rotary frequencies that the pass needs, by the name of their field.</param>
internal sealed record ForwardPlan(
    ArchitectureSpec Architecture,
    IReadOnlyList<TensorSpec> Tensors,
    CheckpointPlan Checkpoint,
    PlanPart Embedding,
    IReadOnlyList<PlanPart> Layers,
    IReadOnlyList<PlanPart> Outputs,
    IReadOnlyList<RotaryFrequenciesSpec> Frequencies,
    MemoryPlan Memory,
    CostPlan Cost)
{
    /// <summary>The struct that calls the activation function of the model's own.</summary>
    public const string OwnActivation = "OwnActivation";

    /// <summary>The struct that holds the constants of the activation.</summary>
    public const string Constants = "ActivationConstants";

    public IEnumerable<PlanPart> Parts => Layers.Prepend(Embedding).Concat(Outputs).Concat(Remembered);

    /// <summary>The plan of the encoder of an encoder-decoder, of whose decoder this is one; null in other models.</summary>
    public ForwardPlan? Source { get; init; }

    /// <summary>The passes of the model in the order in which they run.</summary>
    public IEnumerable<ForwardPlan> Passes => Source is null ? [this] : [Source, this];

    /// <summary>The tensors of all passes, each once.</summary>
    public IEnumerable<TensorSpec> AllTensors => Passes.SelectMany(pass => pass.Tensors).Where(tensor => !tensor.IsShared);

    /// <summary>What the names of a pass, of its weights and of its files begin with, where there are two.</summary>
    public string Prefix => Architecture.Stack == Stack.Both ? "" : Architecture.Stack.ToString();

    /// <summary>The class of its weights.</summary>
    public string WeightsName => Prefix.Length == 0 ? "ModelWeights" : Prefix + "Weights";

    /// <summary>The field that the model keeps them in.</summary>
    public string WeightsField => Prefix.Length == 0 ? "_weights" : $"_{Prefix.ToLowerInvariant()}Weights";

    /// <summary>The class of the pass.</summary>
    public string PassName => Prefix + "ForwardPass";

    /// <summary>The decoder that reads what the pass of an encoder remembers; null in other passes.</summary>
    public ArchitectureSpec? Target { get; init; }

    /// <summary>What the pass of an encoder keeps for the layers of the decoder, a part for each kind of these.</summary>
    public IReadOnlyList<PlanPart> Remembered { get; init; } = [];

    /// <summary>Elements of all tensors of all passes.</summary>
    public long Parameters => Passes.Sum(pass => pass.Cost.Parameters);

    /// <summary>Floating-point operations for each token of a source: those of the encoder, and the keys and values that it leaves for the decoder.</summary>
    public long SourceFlopsPerToken => Source is null ? 0 : Source.Cost.FlopsPerToken + Architecture.Schedule.Sum(kind => 4L * Architecture.LayerKinds[kind].Cross!.KeyValueSize * Architecture.Hidden);

    /// <summary>Bytes of keys and values that a token of a source leaves for the decoder.</summary>
    public long SourceCacheBytesPerPosition => Architecture.Source is null ? 0 : Architecture.Schedule.Sum(kind => 2L * Architecture.LayerKinds[kind].Cross!.KeyValueSize * sizeof(float));

    /// <summary>The learned biases of distances that the pass works out once, by the name of their field.</summary>
    public IReadOnlyList<RelativeBiasSpec> RelativeBiases { get; init; } = [];

    /// <summary>The method that is the activation function of the model's own, or null.</summary>
    public string? OwnActivationMethod { get; init; }

    /// <summary>The feed-forward part whose activation has constants, the same in all layers; or null.</summary>
    public FeedForwardSpec? ActivationConstants { get; init; }

    /// <summary>The length beyond which tokens that were read before are encoded in another way; 0: none.</summary>
    public int RereadBeyond => Frequencies
        .Where(one => one.Position.Scaling?.Kind == RotaryScaling.LongRope)
        .Select(one => one.Position.Scaling!.OriginalContext)
        .DefaultIfEmpty(0)
        .Max();
}

/// <summary>The biases of one table.</summary>
/// <param name="IsBidirectional">Whether half of the buckets are for keys behind the query.</param>
internal sealed record RelativeBiasSpec(string Name, TensorSpec Table, int Heads, PositionSpec Position, bool IsBidirectional)
{
    public string Expression => "_" + Name;
}

/// <summary>One table of rotary frequencies.</summary>
internal sealed record RotaryFrequenciesSpec(string Name, PositionSpec Position);

/// <summary>What reading a checkpoint needs beside its tensors.</summary>
/// <param name="Settings">What its configuration must say.</param>
/// <param name="Ignored">Tensors that it may hold and that the model does not read.</param>
/// <param name="GgufPairings">In which pairing GGUF files of an architecture store query and key rows.</param>
internal sealed record CheckpointPlan(IReadOnlyList<SettingSpec> Settings, IReadOnlyList<string> Ignored, IReadOnlyList<(string Architecture, RotaryPairing Pairing)> GgufPairings)
{
    /// <summary>Under which name GGUF files of a model with a tied head may hold the embedding a second time, or null.</summary>
    public string? GgufTiedCopy { get; init; }

    /// <summary>Ends of names that older safetensors files spell otherwise, each with the older spelling.</summary>
    public IReadOnlyList<(string End, string Older)> OlderNames { get; init; } = [];

    /// <summary>What the names of safetensors files begin with, and may not; or null.</summary>
    public string? OptionalPrefix { get; init; }
}

/// <summary>A value that the configuration of a checkpoint must have.</summary>
/// <param name="Name">What it is called in messages.</param>
/// <param name="Paths">Where config.json has it; the first that is present counts.</param>
/// <param name="GgufKey">Its GGUF key, or null.</param>
/// <param name="Expected">A long, a double, a bool, a string, an array of strings of which any will do, or a list of doubles.</param>
internal sealed record SettingSpec(string Name, IReadOnlyList<string> Paths, string? GgufKey, object Expected)
{
    /// <summary>The file may say more than is expected, but not less.</summary>
    public bool AtLeast { get; init; }

    /// <summary>What it means when config.json does not say it; null when that says nothing.</summary>
    public object? WhenAbsent { get; init; }

    /// <summary>What it means when the GGUF metadata do not say it; null when that says nothing.</summary>
    public object? GgufWhenAbsent { get; init; }

    /// <summary>A boolean of config.json that makes the setting count as absent where it is false.</summary>
    public string? EnabledBy { get; init; }
}
