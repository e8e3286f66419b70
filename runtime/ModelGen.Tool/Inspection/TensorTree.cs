using System.Globalization;

namespace ModelGen.Tool.Inspection;

/// <summary>Tensors by the parts of their names. Parts that are numbers, as layers and experts have them, share one node.</summary>
internal sealed class TensorTree
{
    /// <summary>Deeper names are hostile: the rest of them is one part.</summary>
    private const int MostParts = 32;

    private readonly SortedSet<int> _numbers = [];
    private readonly List<TensorTree> _children = [];
    private readonly Dictionary<string, TensorTree> _byPart = new(StringComparer.Ordinal);
    private readonly List<InspectedTensor> _tensors = [];
    private string _part;

    private TensorTree(string part) => _part = part;

    /// <summary>The part of the name, several where nothing branches between them, or the range of the numbers: <c>layers.{0–31}</c>.</summary>
    public string Label => _part;

    public IReadOnlyList<TensorTree> Children => _children;

    /// <summary>The tensors whose names end here: several where numbers are folded.</summary>
    public IReadOnlyList<InspectedTensor> Tensors => _tensors;

    public static TensorTree Of(IEnumerable<InspectedTensor> tensors)
    {
        TensorTree root = new("");
        foreach (InspectedTensor tensor in tensors)
        {
            TensorTree node = root;
            foreach (string part in tensor.Name.Split('.', MostParts))
            {
                node = node.Child(part);
            }

            node._tensors.Add(tensor);
        }

        foreach (TensorTree child in root._children)
        {
            child.Join();
        }

        return root;
    }

    private TensorTree Child(string part)
    {
        bool isNumber = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        string key = isNumber ? "{}" : part;
        if (!_byPart.TryGetValue(key, out TensorTree? child))
        {
            child = new TensorTree(part);
            _byPart.Add(key, child);
            _children.Add(child);
        }

        if (isNumber)
        {
            child._numbers.Add(number);
        }

        return child;
    }

    /// <summary>Names the numbers, and takes in what alone follows.</summary>
    private void Join()
    {
        if (_numbers.Count > 0)
        {
            _part = NumberRanges.Describe(_numbers);
        }

        foreach (TensorTree child in _children)
        {
            child.Join();
        }

        if (_children is [TensorTree only] && _tensors.Count == 0)
        {
            _part = $"{_part}.{only._part}";
            _children.Clear();
            _children.AddRange(only._children);
            _tensors.AddRange(only._tensors);
        }
    }
}
