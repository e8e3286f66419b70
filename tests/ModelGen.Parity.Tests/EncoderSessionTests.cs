using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests;

/// <summary>What a user can do wrong with an encoder: one clear exception each, and the session works on. And what a pass takes: no managed memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class EncoderSessionTests : IDisposable
{
    private readonly TinyBert _model = TinyBert.CreateRandom(seed: 4);

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_pass_allocates_nothing(int threads)
    {
        using WorkerPool workers = new(threads);
        using TinyBert model = TinyBert.CreateRandom(seed: 1, new LoadOptions { Workers = workers });
        using EncoderSession session = model.CreateSession(tokens: 64);
        int[] tokens = [.. Enumerable.Range(0, 40)];
        RaggedBatch texts = new();
        float[] hidden = new float[120 * 64];

        void Passes()
        {
            session.Encode(tokens);
            session.Encode(tokens, tokens.AsSpan(0, 0));
            texts.Clear();
            for (int i = 0; i < 3; i++)
            {
                texts.Add(tokens);
            }

            session.Encode(texts, hidden);
            _ = session.Pooled[0] + session.Logits[0] + session.NextSentence[0];
        }

        Assert.Equal(0, Allocations.Of(Passes));
        Assert.Equal(0, Allocations.OfAllThreads(Passes));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(200)]
    [InlineData(int.MaxValue)]
    public void A_token_outside_the_vocabulary_is_named(int token)
    {
        using EncoderSession session = _model.CreateSession(8);
        float[] expected = session.Encode([1, 2]).ToArray();
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => { session.Encode([3, token]); });
        Assert.Contains("vocabulary of TinyBert: ids go from 0 to 199", error.Message, StringComparison.Ordinal);
        Compare.Same(expected, session.Encode([1, 2]), "hidden states afterwards");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_type_that_the_model_does_not_have_is_named(int type)
    {
        using EncoderSession session = _model.CreateSession(8);
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => { session.Encode([3, 4], [0, type]); });
        Assert.Contains("The type of token 1 of 2 is none of TinyBert: types go from 0 to 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => { session.Encode([3, 4], [0]); });
        using TinyRoberta roberta = TinyRoberta.CreateRandom(seed: 1);
        using EncoderSession other = roberta.CreateSession(8);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => { other.Encode([3, 4], [0, 1]); });
        Assert.Contains("all tokens are of type 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_tokens_and_no_texts_are_refused()
    {
        using EncoderSession session = _model.CreateSession(8);
        RaggedBatch texts = new();
        Assert.Throws<ArgumentException>(() => { session.Encode([]); });
        Assert.Throws<ArgumentException>(() => session.Encode(texts, new float[64]));
        Assert.Throws<ArgumentException>(() => texts.Add([]));
        Assert.Throws<ArgumentNullException>(() => session.Encode(null!, new float[64]));
        Assert.True(session.Pooled.IsEmpty && session.Logits.IsEmpty && session.NextSentence.IsEmpty);
    }

    [Fact]
    public void A_text_beyond_the_context_or_the_session_is_named()
    {
        using EncoderSession small = _model.CreateSession(16);
        using EncoderSession large = _model.CreateSession(300);
        ArgumentException error = Assert.Throws<ArgumentException>(() => { small.Encode(new int[17]); });
        Assert.Contains("Text 0 has 17 tokens; the session was created for at most 16", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => { large.Encode(new int[129]); });
        Assert.Contains("Text 0 has 129 tokens; TinyBert reads at most 128 (its Context)", error.Message, StringComparison.Ordinal);
        large.Encode(new int[128]);
    }

    [Fact]
    public void A_wrong_text_leaves_the_destination_as_it_is()
    {
        using EncoderSession session = _model.CreateSession(8);
        RaggedBatch texts = new();
        texts.Add([1, 2, 3]);
        texts.Add([1, 200]);
        float[] hidden = new float[5 * 64];
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Encode(texts, hidden));
        Assert.All(hidden, value => Assert.Equal(0, value));
        ArgumentException error = Assert.Throws<ArgumentException>(() => session.Encode(texts, hidden.AsSpan(1)));
        Assert.Contains("The destination holds 319 floats; 5 tokens × 64 are 320", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_session_needs_a_capacity(int tokens) => Assert.Throws<ArgumentOutOfRangeException>(() => _model.CreateSession(tokens));

    [Fact]
    public void A_session_outlives_its_model_but_computes_no_more()
    {
        TinyBert model = TinyBert.CreateRandom(seed: 1);
        using EncoderSession session = model.CreateSession(8);
        session.Encode([1, 2, 3]);
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Encode([1]); });
        Assert.Equal(64, session.Pooled.Length);
        Assert.Throws<ObjectDisposedException>(() => model.CreateSession(8));
    }

    [Fact]
    public void A_disposed_session_says_so()
    {
        EncoderSession session = _model.CreateSession(8);
        session.Dispose();
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => { session.Encode([1]); });
        Assert.Throws<ObjectDisposedException>(() => { _ = session.Pooled; });
    }

    [Fact]
    public void Two_threads_on_one_session_get_an_exception_and_never_wrong_numbers()
    {
        using EncoderSession session = _model.CreateSession(128);
        int[] tokens = [.. Enumerable.Range(0, 128)];
        float[] expected = session.Encode(tokens).ToArray();
        int refused = 0;
        Parallel.For(0, 200, _ =>
        {
            try
            {
                session.Encode(tokens);
            }
            catch (InvalidOperationException)
            {
                Interlocked.Increment(ref refused);
            }
        });
        Assert.InRange(refused, 0, 199);
        Compare.Same(expected, session.Encode(tokens), "hidden states afterwards");
    }

    [Fact]
    public void Many_short_texts_take_several_passes()
    {
        using EncoderSession session = _model.CreateSession(32);
        RaggedBatch texts = new();
        for (int i = 0; i < 100; i++)
        {
            texts.Add([.. Enumerable.Range(i, 1 + (i % 3))]);
        }

        float[] hidden = new float[texts.TokenCount * 64];
        session.Encode(texts, hidden);
        float[] pooled = session.Pooled.ToArray();
        for (int i = 0; i < texts.Count; i++)
        {
            Compare.Same(session.Encode(texts.Tokens(i)), hidden.AsSpan(texts.Start(i) * 64, texts.Tokens(i).Length * 64), $"hidden states of text {i}");
            Compare.Same(session.Pooled, pooled.AsSpan(i * 64, 64), $"vector of text {i}");
        }
    }

    [Fact]
    public void A_classifier_of_tokens_gives_logits_for_each()
    {
        using BertTokenClassifierModel model = BertTokenClassifierModel.CreateRandom(seed: 1);
        using EncoderSession session = model.CreateSession(16);
        session.Encode([1, 2, 3, 4]);
        Assert.Equal(4 * 5, session.Logits.Length);
        Assert.DoesNotContain(session.Logits.ToArray(), float.IsNaN);
    }
}
