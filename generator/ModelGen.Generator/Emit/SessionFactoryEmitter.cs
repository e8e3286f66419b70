using ModelGen.Generator.Model;

namespace ModelGen.Generator.Emit;

/// <summary>The members that make sessions, by the structure of the model.</summary>
/// <remarks>
/// <code>
/// public Runtime::PrefixDecoderSession CreateSession(int capacity, int? prefix = null) =>
///     new(this, new Runtime::BlankTokens(start: 154, [new(151, RunsOn: false), new(150, RunsOn: false)]), capacity, prefix ?? capacity);
/// </code>
/// </remarks>
internal static class SessionFactoryEmitter
{
    public static string Members(ArchitectureSpec architecture) => architecture.Structure switch
    {
        Structure.PrefixDecoder => $$"""
            /// <summary>Starts an empty text, which begins with a prefix. All memory of the session but the logits of <c>ForwardAll</c> is taken here.</summary>
            /// <param name="capacity">The most tokens that the text can grow to.</param>
            /// <param name="prefix">The most tokens of its prefix, which goes through the model in one pass and needs scratch memory for it; null for as many as the text.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">A number is not positive, or the prefix is longer than the text.</exception>
            /// <exception cref="global::System.ObjectDisposedException">The model was disposed.</exception>
            {{FileEmitter.GeneratedCode}}
            public Runtime::PrefixDecoderSession CreateSession(int capacity, int? prefix = null) =>
                new(this, {{Blanks(architecture.Blanks)}}, capacity, prefix ?? capacity);

            Runtime::DecoderSession Api::IDecoder.CreateSession(int capacity) => CreateSession(capacity);

            {{Batch}}
            """,
        Structure.EncoderDecoder => $"""
            /// <inheritdoc/>
            {FileEmitter.GeneratedCode}
            public Runtime::SequenceToSequenceSession CreateSession(int source, int capacity) => new(this, source, capacity);

            {Batch}

            /// <inheritdoc/>
            {FileEmitter.GeneratedCode}
            public Runtime::SourceEncoder CreateEncoder(int tokens) => new(this, tokens);
            """,
        Structure.Encoder => $"""
            /// <inheritdoc/>
            {FileEmitter.GeneratedCode}
            public Runtime::EncoderSession CreateSession(int tokens) => new(this, tokens);
            """,
        _ => $"""
            /// <inheritdoc/>
            {FileEmitter.GeneratedCode}
            public Runtime::DecoderSession CreateSession(int capacity) => new(this, capacity);

            {Batch}
            """,
    };

    private static string Batch => $"""
        /// <inheritdoc/>
        {FileEmitter.GeneratedCode}
        public Runtime::DecoderBatch CreateBatch(int tokens) => new(this, tokens);
        """;

    private static string Blanks(BlankFillingSpec? blanks) => blanks is null
        ? "blanks: null"
        : $"new Runtime::BlankTokens(start: {blanks.Start}, [{string.Join(", ", blanks.Masks.Select(mask => $"new({mask.Token}, RunsOn: {(mask.RunsOn ? "true" : "false")})"))}])";
}
