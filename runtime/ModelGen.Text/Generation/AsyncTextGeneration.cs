using ModelGen.Text.Generation;

namespace ModelGen.Text;

/// <summary>
/// A text that is generated as it is read, piece by piece, on the thread pool: the thread that awaits a piece is free meanwhile. A piece is the text of a
/// token, never half a character. It can be read once; reading it to the end, or disposing of the enumerator as <c>await foreach</c> does, frees the session.
/// </summary>
public sealed class AsyncTextGeneration : IAsyncEnumerable<string>
{
    private readonly GenerationRun _run;
    private readonly CancellationToken _cancellation;

    internal AsyncTextGeneration(GenerationRun run, CancellationToken cancellation)
    {
        _run = run;
        _cancellation = cancellation;
    }

    /// <inheritdoc cref="TextGeneration.Statistics"/>
    public GenerationStatistics Statistics => _run.Statistics;

    /// <summary>
    /// Starts the generation with the first piece that is asked for. Pieces throw <see cref="InvalidOperationException"/> where the text was read before,
    /// <see cref="OperationCanceledException"/> once either token is cancelled, and <see cref="ArgumentException"/> where the prompt is longer than the
    /// context.
    /// </summary>
    /// <param name="cancellationToken">Cancels between two tokens, as does the token of the call.</param>
    public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _run.Begin();
        using CancellationTokenSource? linked = _cancellation.CanBeCanceled && cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(_cancellation, cancellationToken)
            : null;
        CancellationToken either = linked?.Token ?? (_cancellation.CanBeCanceled ? _cancellation : cancellationToken);
        using (_run)
        {
            while (await Task.Run(() => _run.Next(either), CancellationToken.None).ConfigureAwait(false) is { } piece)
            {
                yield return piece;
            }
        }
    }
}
