extern alias runtime;

using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing;
using ModelGen.Generator.Tests.Infrastructure;
using Xunit;
using Api = runtime::ModelGen;
using Sessions = runtime::ModelGen.Runtime;

namespace ModelGen.Generator.Tests.SecondOpinion;

/// <summary>A declaration generated, compiled in memory, loaded from a random checkpoint, run, and compared with an interpreter of the same specification.</summary>
internal static class Comparison
{
    private const double Tolerance = 5e-4;

    /// <param name="source">Declarations that are right.</param>
    /// <param name="name">Which of them.</param>
    /// <param name="seed">Of weights, texts and how they are split.</param>
    public static void Check(string source, string name, int seed)
    {
        Compilation compilation = CompilationHelper.Create(source);
        ModelDeclaration declaration = ModelDeclaration.Read(compilation.GetTypeByMetadataName(name)!, TestContext.Current.CancellationToken);
        Assert.Empty(ArchitectureValidator.Validate(declaration));
        ArchitectureSpec architecture = ArchitectureReader.Read(declaration);
        CompilationHelper.Run(compilation, out Compilation output);

        AssemblyLoadContext context = new("drawn", isCollectible: true);
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
        try
        {
            Type type = Load(context, output, name);
            RandomCheckpoint checkpoint = new((Api.ModelManifest)type.GetProperty("Manifest")!.GetValue(null)!, seed);
            checkpoint.Save(file);
            using IDisposable model = (IDisposable)type.GetMethod("Load", [typeof(string), typeof(Api.LoadOptions)])!.Invoke(null, [file, new Api.LoadOptions { MemoryMap = false }])!;
            Compare(model, architecture, new Interpreter(architecture, checkpoint), checkpoint, new Random(seed));
        }
        catch (UndecidedException)
        {
            // Either choice is right, and there is nothing to compare.
        }
        finally
        {
            context.Unload();
            File.Delete(file);
        }
    }

    private static Type Load(AssemblyLoadContext context, Compilation output, string name)
    {
        using MemoryStream image = new();
        Assert.True(output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        return context.LoadFromStream(image).GetType(name)!;
    }

    private static void Compare(IDisposable model, ArchitectureSpec architecture, Interpreter interpreter, RandomCheckpoint weights, Random random)
    {
        int length = random.Next(1, 24);
        int[] tokens = [.. Enumerable.Range(0, length).Select(_ => random.Next(architecture.Vocabulary))];
        switch (model)
        {
            case Api.IEncoder encoder:
                CompareEncoder(encoder, architecture, interpreter, tokens, random);
                break;
            case Api.IDecoder decoder:
                CompareDecoder(decoder, interpreter, tokens, split: random.Next(1, length + 1), isPrefix: architecture.Structure == Structure.PrefixDecoder);
                break;
            case Api.ISequenceToSequence translator:
                int[] source = [.. Enumerable.Range(0, random.Next(1, 24)).Select(_ => random.Next(architecture.Source!.Vocabulary))];
                CompareSequences(translator, new Interpreter(architecture.Source!, weights).Run(source), interpreter, source, tokens, split: random.Next(1, length + 1));
                break;
            default:
                Assert.Fail($"No way to run a {model.GetType()}.");
                break;
        }
    }

    private static void CompareEncoder(Api.IEncoder model, ArchitectureSpec architecture, Interpreter interpreter, int[] tokens, Random random)
    {
        int kinds = architecture.Embedding.TokenTypes;
        int[] types = kinds == 0 ? [] : [.. tokens.Select(_ => random.Next(kinds))];
        using Sessions::EncoderSession session = model.CreateSession(tokens.Length);
        double[][] expected = interpreter.Run(tokens, kinds == 0 ? null : types);
        Close(expected, session.Encode(tokens, types), "hidden states");
        if (architecture.Heads.Any(head => head.Kind is Head.LanguageModel or Head.MaskedLanguageModel or Head.TokenClassifier))
        {
            Close([.. expected.Select(interpreter.Logits)], session.Logits, "logits");
        }

        if (architecture.Has(Head.Pooler))
        {
            Close([interpreter.Pool(expected)], session.Pooled, "pooled");
        }

        if (architecture.Has(Head.SequenceClassifier))
        {
            Close([interpreter.Classify(expected)], session.Logits, "logits of the text");
        }
    }

    /// <summary>A text in two calls: what the first leaves in the cache is what the second attends to. The first part of a prefix decoder is its prefix.</summary>
    private static void CompareDecoder(Api.IDecoder model, Interpreter interpreter, int[] tokens, int split, bool isPrefix)
    {
        using Sessions::DecoderSession session = model.CreateSession(tokens.Length);
        double[][] first = interpreter.Run(tokens[..split], prefix: isPrefix ? split : 0);
        Close([.. first.Select(interpreter.Logits)], session.ForwardAll(tokens.AsSpan(0, split)), "logits of the first part");
        Close(first, session.Hidden, "hidden states of the first part");

        // In a longer text positions may be encoded in another way.
        double[][] expected = interpreter.Run(tokens, prefix: isPrefix ? split : 0);
        if (split < tokens.Length)
        {
            Close([.. expected[split..].Select(interpreter.Logits)], session.ForwardAll(tokens.AsSpan(split)), "logits of the rest");
        }
    }

    /// <summary>A source once, and a target over it in two calls.</summary>
    private static void CompareSequences(Api.ISequenceToSequence model, double[][] encoded, Interpreter interpreter, int[] source, int[] target, int split)
    {
        using Sessions::SequenceToSequenceSession session = model.CreateSession(source.Length, target.Length);
        Close(encoded, session.Encode(source), "encoded source");
        interpreter.Run(target, source: encoded);
        Close(interpreter.Shares, session.Attend(target), "shares of attention");
        session.Truncate(0);
        double[][] first = interpreter.Run(target[..split], source: encoded);
        Close([.. first.Select(interpreter.Logits)], session.ForwardAll(target.AsSpan(0, split)), "logits of the first part");
        Close(first, session.Hidden, "hidden states of the first part");
        if (split < target.Length)
        {
            double[][] expected = interpreter.Run(target, source: encoded);
            Close([.. expected[split..].Select(interpreter.Logits)], session.ForwardAll(target.AsSpan(split)), "logits of the rest");
        }
    }

    private static void Close(double[][] expected, ReadOnlySpan<float> actual, string what)
    {
        double[] flat = [.. expected.SelectMany(row => row)];
        Assert.Equal(flat.Length, actual.Length);
        for (int i = 0; i < flat.Length; i++)
        {
            Assert.True(Math.Abs(flat[i] - actual[i]) <= Tolerance * (1 + Math.Abs(flat[i])), $"{what}: element {i} is {actual[i]}, the interpreter has {flat[i]}");
        }
    }
}
