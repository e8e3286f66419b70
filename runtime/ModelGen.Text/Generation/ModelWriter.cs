using ModelGen.Runtime;

namespace ModelGen.Text.Generation;

/// <summary>What writes a text for a prompt.</summary>
internal abstract class ModelWriter(ModelManifest manifest)
{
    public ModelManifest Manifest { get; } = manifest;

    /// <summary>The tokens that the text of a prompt begins with, at least one.</summary>
    public abstract int[] Beginning(int[] prompt);

    /// <summary>A session that is ready for the beginning.</summary>
    /// <param name="prompt">The prompt, which fits the context.</param>
    /// <param name="capacity">The most tokens of the text, with its beginning.</param>
    public abstract DecoderSession Start(int[] prompt, int capacity);
}

/// <summary>A decoder, whose text goes on from the prompt.</summary>
internal sealed class DecoderWriter(IDecoder model) : ModelWriter(model.Manifest)
{
    public override int[] Beginning(int[] prompt) => prompt;

    public override DecoderSession Start(int[] prompt, int capacity) => model.CreateSession(capacity);
}

/// <summary>An encoder-decoder, which reads the prompt and writes a text of its own.</summary>
internal sealed class TargetWriter(ISequenceToSequence model, int[] start) : ModelWriter(model.Manifest)
{
    public override int[] Beginning(int[] prompt) => start;

    public override DecoderSession Start(int[] prompt, int capacity)
    {
        SequenceToSequenceSession session = model.CreateSession(prompt.Length, capacity);
        try
        {
            session.Encode(prompt);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
