using System.Collections;
using ModelGen.Text.Generation;

namespace ModelGen.Text;

/// <summary>
/// A text that is generated as it is read, piece by piece: a piece is the text of a token, never half a character. It can be read once; reading it to the end,
/// or disposing of the enumerator as <c>foreach</c> does, frees the session.
/// </summary>
public sealed class TextGeneration : IEnumerable<string>
{
    private readonly GenerationRun _run;
    private readonly CancellationToken _cancellation;

    internal TextGeneration(GenerationRun run, CancellationToken cancellation)
    {
        _run = run;
        _cancellation = cancellation;
    }

    /// <summary>What has been done so far; the whole account once the text is at its end. Any thread may ask at any time.</summary>
    public GenerationStatistics Statistics => _run.Statistics;

    /// <summary>
    /// Starts the generation with the first piece that is asked for. Pieces throw <see cref="InvalidOperationException"/> where the text was read before, and
    /// <see cref="OperationCanceledException"/> once the token of the call is cancelled.
    /// </summary>
    public IEnumerator<string> GetEnumerator()
    {
        _run.Begin();
        using (_run)
        {
            while (_run.Next(_cancellation) is { } piece)
            {
                yield return piece;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
