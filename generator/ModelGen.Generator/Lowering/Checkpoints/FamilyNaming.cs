using ModelGen.Generator.Model;

namespace ModelGen.Generator.Lowering.Checkpoints;

/// <summary>A family whose names are a table, and whose GGUF files pair the rows of queries and keys in a way of their own.</summary>
internal abstract class FamilyNaming : CheckpointNaming
{
    /// <summary>The names of every part that models of the family may have.</summary>
    protected abstract IReadOnlyDictionary<TensorRole, TensorNames> Names { get; }

    /// <summary>What its files call themselves, as <c>model_type</c> or <c>general.architecture</c>; none where families that differ share the names.</summary>
    protected virtual string[] Architectures => [];

    /// <summary>In which pairing GGUF files of the family store query and key rows, by their architecture.</summary>
    protected abstract IReadOnlyList<(string Architecture, RotaryPairing Pairing)> Pairings { get; }

    /// <summary>In which pairing its safetensors files store them; null where that differs from model to model.</summary>
    protected virtual RotaryPairing? Pairing => RotaryPairing.HalfSplit;

    /// <summary>The kind of all its norms; null where that differs from model to model.</summary>
    protected virtual Norm? NormKind => null;

    /// <summary>The activation of all its models, which GGUF files do not say; null where configurations say it.</summary>
    protected virtual Activation? Activation => null;

    /// <summary>How the routers of all its models score, which files do not say; null where configurations say it, or the family has no experts.</summary>
    protected virtual ExpertScoring? Scoring => null;

    /// <summary>What names of its safetensors files begin with, and may not; or null.</summary>
    protected virtual string? Prefix => null;

    public override TensorNames? this[TensorRole role] => Names.TryGetValue(role, out TensorNames? names) ? names : null;

    public override string? Lacks(ArchitectureSpec architecture)
    {
        LayerSpec layer = architecture.LayerKinds[0];
        return NormKind is { } norm && architecture.Normalization.Kind != norm ? $"choose Norm.{norm}"
            : Activation is { } activation && layer.FeedForward.Activation != activation ? $"choose Activation.{activation}"
            : Scoring is { } scoring && architecture.LayerKinds.Any(one => one.FeedForward.Experts is { } experts && experts.Scoring != scoring) ? $"choose ExpertScoring.{scoring}"
            : Pairing is { } pairing && layer.Position.RotarySize > 0 && layer.Position.Pairing != pairing ? $"choose RotaryPairing.{pairing}"
            : null;
    }

    public override CheckpointPlan Plan(ArchitectureSpec architecture)
    {
        TensorNames? head = this[TensorRole.Head];
        bool isHeadless = architecture.Head.Kind == Head.None;
        IEnumerable<SettingSpec> settings = [.. Kind(), .. Settings(architecture), .. Factors(architecture)];

        // The files of a whole language model will do: its head is no business of an encoder without one. That of a tied one is the embedding once more.
        string[] heads = head is null ? [] : isHeadless ? [head.Weight, head.Bias, head.GgufWeight, head.GgufBias] : architecture.Head.Tied ? [head.Weight] : [];
        return new CheckpointPlan([.. settings.Where(setting => !isHeadless || setting.Name != "tied embedding")], [.. Ignored(architecture), .. heads.Where(name => name.Length > 0)], Pairings)
        {
            GgufTiedCopy = architecture.Head.Tied && head is { GgufName.Length: > 0 } ? head.GgufWeight : null,
            OptionalPrefix = Prefix,
        };
    }

    /// <summary>What its configurations and metadata say of a model.</summary>
    protected abstract IEnumerable<SettingSpec> Settings(ArchitectureSpec architecture);

    /// <summary>What they say of factors and bounds.</summary>
    protected virtual IEnumerable<SettingSpec> Factors(ArchitectureSpec architecture) => FactorSettings.Of(architecture, absentIsNone: Architectures.Length > 0);

    /// <summary>Tensors that its files may hold and nobody reads, beside a second copy of a tied matrix.</summary>
    protected virtual IEnumerable<string> Ignored(ArchitectureSpec architecture) => RotaryTables(architecture);

    /// <summary>The head over the vocabulary that many checkpoints of encoders come with, where the declaration has no use for it.</summary>
    protected IEnumerable<string> UnusedVocabularyHead(ArchitectureSpec architecture) => architecture.Has(Head.MaskedLanguageModel)
        ? []
        : new[] { TensorRole.HeadTransform, TensorRole.HeadNorm, TensorRole.Head }.SelectMany(role => new[] { Names[role].Weight, Names[role].Bias });

    /// <summary>What llama.cpp stores of scaled frequencies; they follow from the declaration.</summary>
    protected static IEnumerable<string> RotaryTables(ArchitectureSpec architecture)
    {
        if (architecture.LayerKinds.Any(layer => layer.Position.Scaling?.Kind == RotaryScaling.Llama3))
        {
            yield return "rope_freqs.weight";
        }

        if (architecture.LayerKinds.Any(layer => layer.Position.Scaling?.Kind == RotaryScaling.LongRope))
        {
            yield return "rope_factors_short.weight";
            yield return "rope_factors_long.weight";
        }
    }

    /// <summary>Settings, with others in place of those of the same name.</summary>
    protected static IEnumerable<SettingSpec> Replace(IEnumerable<SettingSpec> settings, params SettingSpec[] others) =>
        settings.Where(setting => others.All(other => other.Name != setting.Name)).Concat(others);

    private IEnumerable<SettingSpec> Kind() => Architectures.Length == 0 ? [] : [new SettingSpec("architecture", ["model_type"], "general.architecture", Architectures)];
}
