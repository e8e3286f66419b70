using System.Text;
using Xunit.Sdk;

namespace ModelGen.Generator.Tests.Snapshots;

/// <summary>The accepted files of one test.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="name">What their names start with: <c>{Class}.{Method}</c>.</param>
internal sealed class Snapshot(string folder, string name)
{
    private const string Verified = ".verified.cs";
    private const string Received = ".received.cs";
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Fails for a file that is new, changed or no longer written.</summary>
    /// <param name="files">Hint names and texts.</param>
    /// <param name="accept">Whether to store what differs instead.</param>
    public void Compare(IEnumerable<(string HintName, string Text)> files, bool accept)
    {
        Dictionary<string, string> received = files.ToDictionary(
            file => Path.Combine(folder, $"{name}#{Path.GetFileNameWithoutExtension(file.HintName)}"),
            file => $"//HintName: {file.HintName}\n{file.Text}");
        IEnumerable<string> orphans = Stems(Verified).Except(received.Keys).ToArray();
        foreach (string stem in Stems(Received))
        {
            File.Delete(stem + Received);
        }

        if (accept)
        {
            Accept(received, orphans);
            return;
        }

        List<string> differences = [.. orphans.Select(stem => $"{stem}{Verified} is an orphan: the generator no longer writes it")];
        foreach ((string stem, string text) in received.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (Difference(stem, text) is { } difference)
            {
                File.WriteAllText(stem + Received, text, Utf8WithMark);
                differences.Add(difference);
            }
        }

        if (differences.Count > 0)
        {
            string advice = "Compare the .received.cs files with the .verified.cs files; MODELGEN_ACCEPT_SNAPSHOTS=1 accepts them.";
            throw new XunitException(string.Join("\n", differences.Append(advice)));
        }
    }

    private static void Accept(Dictionary<string, string> received, IEnumerable<string> orphans)
    {
        foreach (string stem in orphans)
        {
            File.Delete(stem + Verified);
        }

        foreach ((string stem, string text) in received.Where(file => Difference(file.Key, file.Value) is not null))
        {
            File.WriteAllText(stem + Verified, text, Utf8WithMark);
        }
    }

    private static string? Difference(string stem, string received)
    {
        if (!File.Exists(stem + Verified))
        {
            return $"{stem}{Verified} is new";
        }

        byte[] bytes = File.ReadAllBytes(stem + Verified);
        if (!bytes.AsSpan().StartsWith(Utf8WithMark.Preamble))
        {
            return $"{stem}{Verified} has no byte order mark";
        }

        string verified = Utf8WithMark.GetString(bytes, Utf8WithMark.Preamble.Length, bytes.Length - Utf8WithMark.Preamble.Length);
        return verified == received ? null : $"{stem}{Verified} differs {FirstDifference(verified.Split('\n'), received.Split('\n'))}";
    }

    private static string FirstDifference(string[] verified, string[] received)
    {
        int line = verified.Zip(received).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"in line {line + 1}:\n  verified: {verified.ElementAtOrDefault(line)}\n  received: {received.ElementAtOrDefault(line)}";
    }

    private string[] Stems(string suffix) =>
        [.. Directory.EnumerateFiles(folder, $"{name}#*{suffix}").Select(path => path[..^suffix.Length]).Order(StringComparer.Ordinal)];
}
