using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>The stems of a tensor's names; <c>.weight</c> or <c>.bias</c> follows, unless the whole name is given. GGUF files have no part with an empty stem.</summary>
internal sealed record TensorNames(string Name, string GgufName)
{
    private readonly string? _weight;
    private readonly string? _bias;
    private readonly string? _ggufWeight;

    /// <summary>The whole name of the weight.</summary>
    public string Weight
    {
        get => _weight ?? Name + ".weight";
        init => _weight = value;
    }

    /// <summary>The whole name of the bias.</summary>
    public string Bias
    {
        get => _bias ?? Name + ".bias";
        init => _bias = value;
    }

    /// <summary>True where the bias is stored as a matrix of one row.</summary>
    public bool BiasIsRow { get; init; }

    /// <summary>The whole name of the weight in GGUF files.</summary>
    public string GgufWeight
    {
        get => _ggufWeight ?? (GgufName.Length == 0 ? "" : GgufName + ".weight");
        init => _ggufWeight = value;
    }

    public string GgufBias => GgufName.Length == 0 ? "" : GgufName + ".bias";
}

/// <summary>Where a configuration says which layers have a window.</summary>
/// <param name="Size">The keys of the window, best first.</param>
/// <param name="Layers">The key of the list with a kind for each layer.</param>
/// <param name="Sliding">What the list calls a layer with the window.</param>
/// <param name="Full">What it calls a layer that sees everything.</param>
internal sealed record WindowKeys(string[] Size, string Layers, string Sliding, string Full);

/// <summary>How a family of checkpoints names its tensors and its settings. A new family is a subclass and a row of <see cref="Of"/>.</summary>
internal abstract class CheckpointNaming
{
    /// <summary>How safetensors files store query, key and value.</summary>
    public virtual QueryKeyValueLayout QueryKeyValue => QueryKeyValueLayout.Separate;

    /// <summary>How safetensors files store the two projections of a gated feed-forward part.</summary>
    public virtual GateUpLayout GateUp => GateUpLayout.Separate;

    /// <summary>The same of experts.</summary>
    public virtual GateUpLayout ExpertGateUp => GateUp;

    /// <summary>The same of the shared expert.</summary>
    public virtual GateUpLayout SharedGateUp => GateUpLayout.Separate;

    /// <summary>Whether safetensors files store the matrices of the layers inputs first.</summary>
    public virtual bool Transposed => false;

    /// <summary>The same of experts.</summary>
    public virtual bool ExpertsTransposed => Transposed;

    /// <summary>The same of the matrices that lead back from experts.</summary>
    public virtual bool ExpertDownTransposed => ExpertsTransposed;

    /// <summary>How GGUF files store query, key and value.</summary>
    public virtual QueryKeyValueLayout GgufQueryKeyValue => QueryKeyValueLayout.Separate;

    /// <summary>How GGUF files store the two projections of a gated feed-forward part.</summary>
    public virtual GateUpLayout GgufGateUp => GateUpLayout.Separate;

    /// <summary>The same of experts.</summary>
    public virtual GateUpLayout GgufExpertGateUp => GateUpLayout.Separate;

    /// <summary>The same of the shared expert.</summary>
    public virtual GateUpLayout GgufSharedGateUp => GateUpLayout.Separate;

    /// <summary>How configurations say which layers have a window.</summary>
    public virtual WindowKeys Windows { get; } = new(["sliding_window", "local_attention"], "layer_types", "sliding_attention", "full_attention");

    /// <summary>The names of the tensors with a role, or null where the family has no such part.</summary>
    public abstract TensorNames? this[TensorRole role] { get; }

    /// <summary>The same, for families in which the name depends on what else the model has.</summary>
    public virtual TensorNames? NamesOf(TensorRole role, ArchitectureSpec architecture) => this[role];

    /// <summary>The role under which a part is stored: that of the tensor which holds it and others, or its own.</summary>
    public TensorRole StoredRole(TensorRole role) => role switch
    {
        TensorRole.Query or TensorRole.Key or TensorRole.Value when QueryKeyValue != QueryKeyValueLayout.Separate => TensorRole.QueryKeyValue,
        TensorRole.KeyValueLatent or TensorRole.KeyRotary => TensorRole.KeyValueDown,
        TensorRole.KeyUp or TensorRole.ValueUp => TensorRole.KeyValueUp,
        TensorRole.Gate or TensorRole.Up when GateUp != GateUpLayout.Separate => TensorRole.GateUp,
        TensorRole.ExpertGate or TensorRole.ExpertUp when ExpertGateUp != GateUpLayout.Separate => TensorRole.ExpertGateUp,
        TensorRole.SharedGate or TensorRole.SharedUp when SharedGateUp != GateUpLayout.Separate => TensorRole.SharedGateUp,
        _ => role,
    };

    /// <summary>What a declaration with a classifier of texts lacks whose family has another activation before it, or null.</summary>
    protected static string? LacksPooler(ArchitectureSpec architecture, Activation activation) =>
        architecture.Has(Head.SequenceClassifier) && architecture.Heads.First(head => head.Kind == Head.Pooler).Dense != activation ? $"add [Head(Head.Pooler, Activation = Activation.{activation})]" : null;

    /// <summary>The naming that is declared: a family's, with what the declaration says otherwise.</summary>
    public static CheckpointNaming Of(CheckpointSpec checkpoint) => checkpoint.IsOfFamily ? Of(checkpoint.Naming) : new DeclaredNaming(Of(checkpoint.Naming), checkpoint);

    private static CheckpointNaming Of(Naming naming) => naming switch
    {
        Naming.Llama => new LlamaNaming(),
        Naming.Bloom => new BloomNaming(),
        Naming.ChatGlm => new ChatGlmNaming(),
        Naming.Glm130B => new Glm130BNaming(),
        Naming.Bert => new BertNaming(),
        Naming.Roberta => new RobertaNaming(),
        Naming.Gpt2 => new Gpt2Naming(),
        Naming.Fsmt => new FsmtNaming(),
        Naming.Marian => new MarianNaming(),
        Naming.Bart => new BartNaming(),
        Naming.T5 => new T5Naming(),
        Naming.GptNeoX => new GptNeoXNaming(),
        Naming.Phi => new PhiNaming(),
        Naming.Phi3 => new Phi3Naming(),
        Naming.Gemma => new GemmaNaming(),
        Naming.Gemma2 => new Gemma2Naming(),
        Naming.Gemma3 => new Gemma3Naming(),
        Naming.Falcon => new FalconNaming(),
        Naming.Olmo => new OlmoNaming(),
        Naming.Olmo2 => new Olmo2Naming(),
        Naming.Glm4 => new Glm4Naming(),
        Naming.Mixtral => new MixtralNaming(),
        Naming.Qwen2Moe => new Qwen2MoeNaming(),
        Naming.Qwen3Moe => new Qwen3MoeNaming(),
        Naming.GptOss => new GptOssNaming(),
        Naming.GraniteMoe => new GraniteMoeNaming(),
        Naming.Olmoe => new OlmoeNaming(),
        Naming.Glm4Moe => new Glm4MoeNaming(),
        Naming.DeepSeekV2 => new DeepSeekV2Naming(),
        Naming.DeepSeekV3 => new DeepSeekV3Naming(),
        Naming.Granite => new GraniteNaming(),
        Naming.StarCoder2 => new StarCoder2Naming(),
        Naming.StableLm => new StableLmNaming(),
        Naming.Cohere => new CohereNaming(),
        Naming.Nemotron => new NemotronNaming(),
        Naming.Opt => new OptNaming(),
        Naming.GptJ => new GptJNaming(),
        Naming.GptNeo => new GptNeoNaming(),
        Naming.Mpt => new MptNaming(),
        Naming.DistilBert => new DistilBertNaming(),
        Naming.JinaBert => new JinaBertNaming(),
        Naming.Albert => new AlbertNaming(),
        Naming.Electra => new ElectraNaming(),
        Naming.MpNet => new MpNetNaming(),
        Naming.ModernBert => new ModernBertNaming(),
        Naming.Custom => new CustomNaming(),
        _ => throw new ArgumentOutOfRangeException(nameof(naming), naming, "No such naming."),
    };

    /// <summary>What every model of the family has and the declaration lacks, though its tensors do not show it, as advice; or null.</summary>
    public virtual string? Lacks(ArchitectureSpec architecture) => null;

    /// <summary>What a checkpoint of the model must say of itself, and what else it may hold.</summary>
    public abstract CheckpointPlan Plan(ArchitectureSpec architecture);
}
