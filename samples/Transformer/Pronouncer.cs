using ModelGen.Runtime;
using ModelGen.Text;

namespace Pronunciation;

/// <summary>A way to say a word: its phonemes (ARPAbet, vowels with their stress), and the mean log-probability of each; a greedy search computes none.</summary>
internal sealed record Saying(string[] Phonemes, float? Score)
{
    public override string ToString() => string.Join(' ', Phonemes);
}

/// <summary>Says words.</summary>
internal sealed class Pronouncer(Speller model, Alphabet alphabet)
{
    private const int LongestSaying = 40;

    private readonly BeamSearch _search = new(new SequenceBeams(model));

    /// <summary>The best ways to say each of some words, best first; all words and all beams go through the model together.</summary>
    /// <param name="words">The words.</param>
    /// <param name="beams">Ways that are followed side by side, and returned; 1 takes the likeliest phoneme at each step.</param>
    public IReadOnlyList<Saying[]> Say(IEnumerable<string> words, int beams, CancellationToken cancellation = default)
    {
        ReadOnlyMemory<int>[] sources = [.. words.Select(word => (ReadOnlyMemory<int>)alphabet.Encode(word))];
        BeamSearchResult found = _search.Generate(sources, Options(beams), cancellation);
        return [.. found.Hypotheses.Select(texts => texts.Select(text => new Saying(alphabet.Decode(text.Tokens), text.Score)).ToArray())];
    }

    /// <summary>How much each phoneme of the best saying looks at each letter: the mean over layers and heads of the cross attention, <c>[phonemes + 1 × letters + 1]</c>, the ends included.</summary>
    public (Saying Saying, float[] Shares) Look(string word, CancellationToken cancellation = default)
    {
        int[] source = alphabet.Encode(word);
        BeamHypothesis best = _search.Generate(source, Options(beams: 1), cancellation)[0];
        int[] read = [.. best.Tokens.SkipLast(1)];    // the last one is written, and reads nothing any more
        using SequenceToSequenceSession session = model.CreateSession(source.Length, read.Length);
        session.Encode(source);
        return (new Saying(alphabet.Decode(best.Tokens), best.Score), session.Attend(read).ToArray());
    }

    private static BeamSearchOptions Options(int beams) => new()
    {
        NumBeams = beams,
        NumReturnSequences = beams,
        MaxLength = LongestSaying,
        DecoderStartTokenId = Alphabet.Start,
        EosTokenId = [Alphabet.End],
        ForcedEosTokenId = [Alphabet.End],
        PadTokenId = Alphabet.Padding,
    };
}
