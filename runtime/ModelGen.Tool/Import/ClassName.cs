using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Tool.Import;

/// <summary>Names for imported classes.</summary>
internal static class ClassName
{
    private static readonly string[] UsualFiles = ["config", "model", "model.safetensors.index", "pytorch_model"];

    /// <summary>A name after the folder of a checkpoint, or its file where that has a name of its own: <c>tiny-llama-1.1b</c> is <c>TinyLlama1_1b</c>.</summary>
    public static string Of(string path)
    {
        StringBuilder name = new();
        bool begins = true;
        foreach (char letter in Label(path))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(begins ? char.ToUpperInvariant(letter) : letter);
                begins = false;
            }
            else if (letter is '.' or '_' && name.Length > 0 && char.IsAsciiDigit(name[^1]))
            {
                name.Append('_');
            }
            else
            {
                begins = true;
            }
        }

        string text = name.ToString().TrimEnd('_');
        text = text.Length == 0 ? "ImportedModel" : char.IsAsciiLetter(text[0]) ? text : "Model" + text;

        // A class of one's own called Norm would hide the enum that the attributes are written with.
        return typeof(TransformerAttribute).Assembly.GetType($"{nameof(ModelGen)}.{text}") is null ? text : text + "Model";
    }

    /// <summary>What people call the checkpoint.</summary>
    public static string Label(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string stem = Path.GetFileNameWithoutExtension(full);
        return File.Exists(full) && !UsualFiles.Contains(stem) ? stem : Path.GetFileName(File.Exists(full) ? Path.GetDirectoryName(full)! : full);
    }

    /// <summary>True for a name that a class can have, or, with dots, a namespace.</summary>
    public static bool IsValid(string name, bool isNamespace) =>
        (isNamespace ? name.Split('.') : [name]).All(part => SyntaxFacts.IsValidIdentifier(part) && SyntaxFacts.GetKeywordKind(part) == SyntaxKind.None);
}
