namespace ModelGen.Text.Tokenizers;

/// <summary>Turns a parsed pattern into instructions for <see cref="PatternMatcher"/>.</summary>
internal sealed class PatternCompiler
{
    private const int MostInstructions = 20_000;

    private readonly string _pattern;
    private readonly List<PatternInstruction> _instructions = [];
    private int _loops;

    private PatternCompiler(string pattern) => _pattern = pattern;

    /// <exception cref="PatternSyntaxException">The pattern is broken, or uses something that is not supported.</exception>
    public static PatternProgram Compile(string pattern)
    {
        var compiler = new PatternCompiler(pattern);
        compiler.Emit(PatternParser.Parse(pattern));
        compiler.Add(new(PatternOperation.Accept));
        return new PatternProgram([.. compiler._instructions], compiler._loops);
    }

    private int Add(PatternInstruction instruction)
    {
        if (_instructions.Count >= MostInstructions)
        {
            throw new PatternSyntaxException(_pattern, 0, $"grows beyond {MostInstructions} instructions, counted from the group");
        }

        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }

    private void TargetHere(int index) => _instructions[index] = _instructions[index] with { Target = _instructions.Count };

    private void Emit(PatternNode node)
    {
        switch (node)
        {
            case SetNode set:
                Add(new(PatternOperation.Set) { Set = set.Set });
                break;
            case SequenceNode sequence:
                foreach (PatternNode part in sequence.Parts)
                {
                    Emit(part);
                }

                break;
            case AlternationNode alternation:
                EmitAlternation(alternation);
                break;
            case RepeatNode { Body: SetNode set } repeat:
                Add(new(PatternOperation.SetLoop) { Set = set.Set, Least = repeat.Least, Most = repeat.Most, Greed = repeat.Greed });
                break;
            case RepeatNode { Greed: Greed.Possessive } repeat:
                Emit(new AtomicNode(repeat with { Greed = Greed.Greedy }));
                break;
            case RepeatNode repeat:
                EmitRepeat(repeat);
                break;
            case LookNode { Behind: true } look:
                EmitLookBehind(look);
                break;
            case LookNode look:
                EmitInner(new(PatternOperation.LookAhead) { Negative = look.Negative }, look.Body);
                break;
            case AtomicNode atomic:
                EmitInner(new(PatternOperation.Atomic), atomic.Body);
                break;
            case AnchorNode anchor:
                Add(new(PatternOperation.Anchor) { Anchor = anchor.Anchor });
                break;
        }
    }

    private void EmitInner(PatternInstruction instruction, PatternNode body)
    {
        int start = Add(instruction);
        Emit(body);
        Add(new(PatternOperation.Accept));
        TargetHere(start);
    }

    private void EmitLookBehind(LookNode look)
    {
        int length = PatternFacts.FixedLength(look.Body)
            ?? throw new PatternSyntaxException(_pattern, 0, "looks behind for text of no fixed length, which is not supported, counted from the group");
        EmitInner(new(PatternOperation.LookBehind) { Negative = look.Negative, Least = length }, look.Body);
    }

    private void EmitAlternation(AlternationNode alternation)
    {
        var ends = new List<int>();
        for (int i = 0; i < alternation.Branches.Count; i++)
        {
            bool last = i == alternation.Branches.Count - 1;
            int attempt = last ? -1 : Add(TryOf(alternation.Branches[i]));
            Emit(alternation.Branches[i]);
            if (!last)
            {
                ends.Add(Add(new(PatternOperation.Jump)));
                TargetHere(attempt);
            }
        }

        ends.ForEach(TargetHere);
    }

    private static PatternInstruction TryOf(PatternNode branch)
    {
        (UInt128 first, bool mayBeEmpty) = PatternFacts.First(branch);
        return new(PatternOperation.Try) { First = first, MayBeEmpty = mayBeEmpty };
    }

    private void EmitRepeat(RepeatNode repeat)
    {
        for (int i = 0; i < repeat.Least; i++)
        {
            int before = _instructions.Count;
            Emit(repeat.Body);
            if (_instructions.Count == before)
            {
                return;     // repeats the empty text
            }
        }

        bool lazy = repeat.Greed == Greed.Lazy;
        if (repeat.Most == int.MaxValue)
        {
            int loop = _loops++;
            int attempt = Add(lazy ? new(PatternOperation.TryTarget) : TryOf(repeat.Body));
            Add(new(PatternOperation.BeginRound) { Least = loop });
            Emit(repeat.Body);
            Add(new(PatternOperation.EndRound) { Least = loop });
            Add(new(PatternOperation.Jump) { Target = attempt });
            TargetHere(attempt);
            return;
        }

        var attempts = new List<int>();
        for (int i = repeat.Least; i < repeat.Most; i++)
        {
            attempts.Add(Add(lazy ? new(PatternOperation.TryTarget) : TryOf(repeat.Body)));
            Emit(repeat.Body);
        }

        attempts.ForEach(TargetHere);
    }
}
