namespace ModelGen.Text.Tokenizers;

/// <summary>The best ways through a text so far. Its memory is used again.</summary>
internal sealed class PathScratch
{
    private Place[] _places = [];

    /// <summary>A place before each character of a text and one behind it, all as yet unreached.</summary>
    public Span<Place> Start(int length)
    {
        if (_places.Length <= length)
        {
            _places = new Place[Math.Max(length + 1, (int)Math.Min(2L * _places.Length, Array.MaxLength))];
        }

        Span<Place> places = _places.AsSpan(0, length + 1);
        places.Fill(new Place { Start = -1 });
        return places;
    }

    /// <summary>Gives memory back if there is much of it.</summary>
    public void Trim(int most)
    {
        if (_places.Length > most)
        {
            _places = [];
        }
    }

    /// <summary>A place in a text, and the best way that leads there.</summary>
    internal struct Place
    {
        /// <summary>The sum of the scores of the pieces up to here.</summary>
        public double Score;

        /// <summary>Where the last piece of the way begins, or -1 where no way leads here.</summary>
        public int Start;

        /// <summary>That piece.</summary>
        public int Piece;

        /// <summary>On the best way through the whole text: where the piece that begins here ends.</summary>
        public int End;
    }
}
