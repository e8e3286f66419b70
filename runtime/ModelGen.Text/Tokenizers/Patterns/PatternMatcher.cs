using System.Runtime.InteropServices;

namespace ModelGen.Text.Tokenizers;

/// <summary>
/// Runs a program on a text by backtracking, with its own stack. The steps of all attempts on a text together are bounded by its length, so that a pattern that
/// backtracks without end is an error and no hang.
/// </summary>
internal ref struct PatternMatcher
{
    private const long FreeSteps = 1_000_000;
    private const long StepsPerCharacter = 256;

    private readonly PatternProgram _program;
    private readonly ReadOnlySpan<char> _text;
    private readonly List<Choice> _stack;
    private readonly int[] _rounds;
    private long _steps;

    /// <summary>A matcher for one text; <paramref name="stack"/> is scratch space.</summary>
    public PatternMatcher(PatternProgram program, ReadOnlySpan<char> text, List<Choice> stack)
    {
        _program = program;
        _text = text;
        _stack = stack;
        _rounds = program.Loops == 0 ? [] : new int[program.Loops];
        _steps = FreeSteps + (StepsPerCharacter * text.Length);
    }

    /// <summary>What to do when an attempt fails.</summary>
    internal readonly record struct Choice(ChoiceKind Kind, int Instruction, int Position, int Extra);

    /// <summary>Ways to go on after a failure.</summary>
    internal enum ChoiceKind
    {
        /// <summary>Go on at the instruction and the position.</summary>
        Branch,

        /// <summary>Give one code point back, down to the position Extra.</summary>
        GiveBack,

        /// <summary>Take one code point more; Extra have been taken.</summary>
        TakeMore,

        /// <summary>Restore where the round of a loop (Instruction) began.</summary>
        RestoreRound,
    }

    /// <summary>The end of the match that begins at a position, or -1.</summary>
    /// <exception cref="PatternLimitException">The pattern backtracks without end.</exception>
    public int MatchAt(int position)
    {
        _stack.Clear();
        return Run(0, position);
    }

    private int Run(int instruction, int position)
    {
        int bottom = _stack.Count;
        while (true)
        {
            if (--_steps < 0)
            {
                throw new PatternLimitException();
            }

            ref readonly PatternInstruction current = ref _program.Instructions[instruction];
            bool matched = true;
            switch (current.Operation)
            {
                case PatternOperation.Accept:
                    CollectionsMarshal.SetCount(_stack, bottom);
                    return position;
                case PatternOperation.Set:
                    matched = TakeOne(current.Set!, ref position);
                    instruction++;
                    break;
                case PatternOperation.SetLoop:
                    matched = TakeMany(current, ref position, instruction + 1);
                    instruction++;
                    break;
                case PatternOperation.Try:
                    if (MayBegin(current, position))
                    {
                        _stack.Add(new(ChoiceKind.Branch, current.Target, position, 0));
                        instruction++;
                    }
                    else
                    {
                        instruction = current.Target;
                    }

                    break;
                case PatternOperation.TryTarget:
                    _stack.Add(new(ChoiceKind.Branch, instruction + 1, position, 0));
                    instruction = current.Target;
                    break;
                case PatternOperation.Jump:
                    instruction = current.Target;
                    break;
                case PatternOperation.LookAhead:
                    matched = Run(instruction + 1, position) >= 0 != current.Negative;
                    instruction = current.Target;
                    break;
                case PatternOperation.LookBehind:
                    matched = MatchesBehind(instruction, current.Least, position) != current.Negative;
                    instruction = current.Target;
                    break;
                case PatternOperation.Atomic:
                    int end = Run(instruction + 1, position);
                    matched = end >= 0;
                    position = end;
                    instruction = current.Target;
                    break;
                case PatternOperation.Anchor:
                    matched = IsAt(current.Anchor, position);
                    instruction++;
                    break;
                case PatternOperation.BeginRound:
                    _stack.Add(new(ChoiceKind.RestoreRound, current.Least, _rounds[current.Least], 0));
                    _rounds[current.Least] = position;
                    instruction++;
                    break;
                case PatternOperation.EndRound:
                    matched = position > _rounds[current.Least];
                    instruction++;
                    break;
            }

            if (!matched && !Backtrack(bottom, ref instruction, ref position))
            {
                return -1;
            }
        }
    }

    private readonly bool MayBegin(in PatternInstruction attempt, int position)
    {
        if (attempt.MayBeEmpty)
        {
            return true;
        }

        return position < _text.Length && (_text[position] >= 128 || (attempt.First >> _text[position] & 1) != 0);
    }

    private readonly bool TakeOne(CodePointSet set, ref int position)
    {
        if (position >= _text.Length)
        {
            return false;
        }

        int codePoint = CodePoints.At(_text, position);
        position += codePoint > char.MaxValue ? 2 : 1;
        return set.Contains(codePoint);
    }

    private bool TakeMany(in PatternInstruction loop, ref int position, int next)
    {
        int most = loop.Greed == Greed.Lazy ? loop.Least : loop.Most;
        int taken = 0;
        int end = position;
        int fewest = loop.Least == 0 ? position : -1;       // where the fewest allowed end
        while (taken < most && TakeOne(loop.Set!, ref end))
        {
            position = end;
            if (++taken == loop.Least)
            {
                fewest = position;
            }
        }

        _steps -= taken;
        if (fewest < 0)
        {
            return false;
        }

        if (loop.Greed == Greed.Greedy && position > fewest)
        {
            _stack.Add(new(ChoiceKind.GiveBack, next, position, fewest));
        }
        else if (loop.Greed == Greed.Lazy && taken < loop.Most)
        {
            _stack.Add(new(ChoiceKind.TakeMore, next, position, taken));
        }

        return true;
    }

    private bool Backtrack(int bottom, ref int instruction, ref int position)
    {
        while (_stack.Count > bottom)
        {
            Choice choice = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            instruction = choice.Instruction;
            position = choice.Position;
            switch (choice.Kind)
            {
                case ChoiceKind.Branch:
                    return true;
                case ChoiceKind.GiveBack:
                    position = CodePoints.Before(_text, position);
                    if (position > choice.Extra)
                    {
                        _stack.Add(choice with { Position = position });
                    }

                    return true;
                case ChoiceKind.TakeMore:
                    PatternInstruction loop = _program.Instructions[instruction - 1];
                    if (TakeOne(loop.Set!, ref position))
                    {
                        if (choice.Extra + 1 < loop.Most)
                        {
                            _stack.Add(choice with { Position = position, Extra = choice.Extra + 1 });
                        }

                        return true;
                    }

                    break;
                case ChoiceKind.RestoreRound:
                    _rounds[choice.Instruction] = choice.Position;
                    break;
            }
        }

        return false;
    }

    private bool MatchesBehind(int instruction, int length, int position)
    {
        for (int i = 0; i < length; i++)
        {
            if (position == 0)
            {
                return false;
            }

            position = CodePoints.Before(_text, position);
        }

        return Run(instruction + 1, position) >= 0;
    }

    private readonly bool IsAt(Anchor anchor, int position) => anchor switch
    {
        Anchor.LineStart => position == 0 || (_text[position - 1] == '\n' && position < _text.Length),
        Anchor.LineEnd => position == _text.Length || _text[position] == '\n',
        Anchor.TextStart => position == 0,
        Anchor.TextEnd => position == _text.Length,
        Anchor.TextEndOrLastNewline => position == _text.Length || (position == _text.Length - 1 && _text[position] == '\n'),
        Anchor.WordBoundary => IsWordBoundary(position),
        _ => !IsWordBoundary(position),
    };

    private readonly bool IsWordBoundary(int position)
    {
        bool before = position > 0 && CodePointSet.Word.Contains(CodePoints.At(_text, CodePoints.Before(_text, position)));
        bool after = position < _text.Length && CodePointSet.Word.Contains(CodePoints.At(_text, position));
        return before != after;
    }
}
