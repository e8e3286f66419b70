using ModelGen.Kernels;
using ModelGen.Runtime;
using ModelGen.Tests;
using Xunit;

namespace ModelGen.Parity.Tests.WordVectors;

/// <summary>A query of a session takes no managed memory: neither on the caller's thread nor on the workers'.</summary>
[Collection(AloneCollection.Name)]
public sealed class WordAllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_query_allocates_nothing(int threads)
    {
        using WorkerPool workers = new(threads);
        using SampleWords words = SampleWords.Load(new LoadOptions { Workers = workers });
        using WordVectorsSession session = words.CreateSession();
        ScoredWord[] found = new ScoredWord[10];
        float[] vector = words["river"].ToArray();
        string[] list = ["sea", "river", "bread"];

        void Queries()
        {
            session.MostSimilar("king", found);
            session.MostSimilar(["king", ("woman", 0.5f)], ["man"], found);
            session.MostSimilar(vector, found);
            session.MostSimilarCosMul(["king", "woman"], ["man"], found);
            session.Analogy("man", "woman", "king", found);
            session.Analogy("man", "woman", "king", found, AnalogyMethod.CosMul);
            session.DoesntMatch(list);
            session.Similarity("gold", "silver");
            _ = words["king"].Length + words.IndexOf("queen") + words.Words.IndexOf("queens".AsSpan(0, 5));
            _ = words.TryGetVector("xylophone", out _);
        }

        Assert.Equal(0, Allocations.Of(Queries));
        Assert.Equal(0, Allocations.OfAllThreads(Queries));
    }
}
