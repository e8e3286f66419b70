using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using ModelGen.Generator.Diagnostics;

namespace ModelGen.Generator.Parsing;

/// <summary>What the rules find, in the order that they look.</summary>
internal sealed class ProblemList
{
    private readonly ImmutableArray<Diagnostic>.Builder _problems = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>True when something was found.</summary>
    public bool Any => _problems.Count > 0;

    public void Add(DiagnosticDescriptor descriptor, Location location, params object[] arguments) =>
        _problems.Add(Diagnostic.Create(descriptor, location, Array.ConvertAll(arguments, Invariant)));

    /// <summary>Adds what another list has under places where this one does not have the same kind of problem.</summary>
    public void AddNew(ProblemList others)
    {
        HashSet<(string Id, Location Location)> known = [.. _problems.Select(problem => (problem.Id, problem.Location))];
        _problems.AddRange(others._problems.Where(problem => !known.Contains((problem.Id, problem.Location))));
    }

    /// <summary>True if <paramref name="argument"/> is known and a member of its enum; a value that is not is a problem.</summary>
    public bool IsDefined<T>(Argument<T> argument)
        where T : struct, Enum
    {
        if (!argument.IsKnown)
        {
            return false;
        }

        bool isDefined = EnumText.IsDefined(argument.Value);
        if (!isDefined)
        {
            Add(ClassDescriptors.UndefinedValue, argument.Location, EnumText.Number(argument.Value), typeof(T).Name, EnumText.Choices<T>());
        }

        return isDefined;
    }

    /// <summary>An argument that is written and that nothing uses is a problem; the message names it.</summary>
    public void RefuseUnused<T>(DiagnosticDescriptor descriptor, Argument<T> argument)
        where T : struct
    {
        if (argument.IsDeclared)
        {
            Add(descriptor, argument.Location, argument.Name);
        }
    }

    public ImmutableArray<Diagnostic> ToImmutable() => _problems.ToImmutable();

    // Messages are formatted with the user's culture; code has one culture.
    private static object Invariant(object argument) =>
        argument is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : argument;
}
