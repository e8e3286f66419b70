using Microsoft.CodeAnalysis;
using ModelGen.Generator.Model;
using ModelGen.Generator.Parsing.Declarations;

namespace ModelGen.Generator.Parsing;

/// <summary>
/// A class and its attributes, as they are written. Holds symbols and syntax: it lives inside one step of the pipeline, and what leaves the step is made of
/// plain records.
/// </summary>
internal sealed class ModelDeclaration
{
    private readonly List<DeclaredAttribute> _attributes = new();
    private readonly List<HeadDeclaration> _heads = new();
    private readonly List<TensorNameDeclaration> _tensorNames = new();
    private readonly List<LayerPatternDeclaration> _layerPatterns = new();

    private ModelDeclaration(INamedTypeSymbol symbol)
    {
        Symbol = symbol;
    }

    public INamedTypeSymbol Symbol { get; }

    public TransformerDeclaration? Transformer { get; private set; }

    /// <summary>Which stack of an encoder-decoder it stands for; both, where it is the whole declaration.</summary>
    public Stack Stack { get; private set; }

    public EmbeddingDeclaration? Embedding { get; private set; }

    public PositionEncodingDeclaration? PositionEncoding { get; private set; }

    public RotaryScalingDeclaration? RotaryScaling { get; private set; }

    public AttentionDeclaration? Attention { get; private set; }

    public LatentAttentionDeclaration? LatentAttention { get; private set; }

    public OwnMethodDeclaration? AttentionBias { get; private set; }

    public OwnMethodDeclaration? AttentionMask { get; private set; }

    public ActivationDeclaration? Activation { get; private set; }

    public ExpertsDeclaration? Experts { get; private set; }

    public NormalizationDeclaration? Normalization { get; private set; }

    public ResidualDeclaration? Residual { get; private set; }

    public BlankFillingDeclaration? BlankFilling { get; private set; }

    /// <summary>What the hidden states are turned into, in the order that it is written.</summary>
    public IReadOnlyList<HeadDeclaration> Heads => Stack == Stack.Encoder ? [] : _heads;

    /// <summary>What some layers have otherwise, in the order that it is written.</summary>
    public IReadOnlyList<LayerPatternDeclaration> LayerPatterns => Stack == Stack.Both ? _layerPatterns : [.. _layerPatterns.Where(pattern => pattern.Stack.Value != (Stack == Stack.Encoder ? Stack.Decoder : Stack.Encoder))];

    public CheckpointDeclaration? Checkpoint { get; private set; }

    /// <summary>What single parts are called, in the order that it is written.</summary>
    public IReadOnlyList<TensorNameDeclaration> TensorNames => _tensorNames;

    public BidirectionalLstmDeclaration? BidirectionalLstm { get; private set; }

    public CharacterConvolutionDeclaration? CharacterConvolution { get; private set; }

    public WordVectorsDeclaration? WordVectors { get; private set; }

    /// <summary>True for an encoder and a decoder that attends to it.</summary>
    public bool IsEncoderDecoder => Transformer?.Structure is { IsKnown: true, Value: Structure.EncoderDecoder };

    /// <summary>The stacks of layers, each as a declaration of its own in which it has the arguments that are its own: those of an encoder-decoder, encoder first, or the declaration itself.</summary>
    public IReadOnlyList<ModelDeclaration> Stacks => IsEncoderDecoder && Stack == Stack.Both ? [Of(Stack.Encoder), Of(Stack.Decoder)] : [this];

    /// <summary>What is declared; a class that has attributes and none to start from counts as a transformer.</summary>
    public ModelKind Kind => BidirectionalLstm is not null ? ModelKind.BidirectionalLstm
        : Transformer is null && WordVectors is not null ? ModelKind.WordVectors
        : ModelKind.Transformer;

    /// <summary>Floats of a head's query and key, of a declaration that has its sizes.</summary>
    public int HeadSize => LatentAttention?.HeadSize ?? Transformer!.EffectiveHeadSize;

    /// <summary>The attribute that the pipeline starts from, or null.</summary>
    public DeclaredAttribute? Entry => BidirectionalLstm?.Attribute ?? Transformer?.Attribute ?? WordVectors?.Attribute;

    /// <summary>The attributes of ModelGen on the class, in the order that they are written.</summary>
    public IReadOnlyList<DeclaredAttribute> Attributes => _attributes;

    /// <summary>True where an attribute of the class is unknown to the compiler, and may have been meant for one of ours.</summary>
    public bool HasUnresolvedAttributes { get; private set; }

    /// <summary>False where the compiler has an error of its own about the attributes.</summary>
    public bool Compiles => !HasUnresolvedAttributes && _attributes.All(attribute => attribute.Compiles);

    public static ModelDeclaration Read(INamedTypeSymbol symbol, CancellationToken cancellationToken)
    {
        ModelDeclaration declaration = new(symbol);
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass is null or { TypeKind: TypeKind.Error })
            {
                declaration.HasUnresolvedAttributes = true;
            }
            else if (IsModelGen(data.AttributeClass))
            {
                declaration.Add(new DeclaredAttribute(data, cancellationToken));
            }
        }

        return declaration;
    }

    private ModelDeclaration Of(Stack stack)
    {
        ModelDeclaration declaration = (ModelDeclaration)MemberwiseClone();
        declaration.Stack = stack;
        declaration.Transformer = Transformer!.Of(stack);
        return declaration;
    }

    // A second attribute of a class that is not repeatable is the compiler's error CS0579; the first one counts.
    private void Add(DeclaredAttribute attribute)
    {
        switch (attribute.Name)
        {
            case "Transformer":
                Transformer ??= new(attribute);
                break;
            case "Embedding":
                Embedding ??= new(attribute);
                break;
            case "PositionEncoding":
                PositionEncoding ??= new(attribute);
                break;
            case "RotaryScaling":
                RotaryScaling ??= new(attribute);
                break;
            case "Attention":
                Attention ??= new(attribute);
                break;
            case "LatentAttention":
                LatentAttention ??= new(attribute);
                break;
            case "AttentionBias":
                AttentionBias ??= new(attribute);
                break;
            case "AttentionMask":
                AttentionMask ??= new(attribute);
                break;
            case "Activation":
                Activation ??= new(attribute);
                break;
            case "Experts":
                Experts ??= new(attribute);
                break;
            case "Normalization":
                Normalization ??= new(attribute);
                break;
            case "LayerPattern":
                _layerPatterns.Add(new(attribute));
                break;
            case "Residual":
                Residual ??= new(attribute);
                break;
            case "BlankFilling":
                BlankFilling ??= new(attribute);
                break;
            case "Head":
                _heads.Add(new(attribute));
                break;
            case "Checkpoint":
                Checkpoint ??= new(attribute);
                break;
            case "TensorName":
                _tensorNames.Add(new(attribute));
                break;
            case "BidirectionalLstm":
                BidirectionalLstm ??= new(attribute);
                break;
            case "CharacterConvolution":
                CharacterConvolution ??= new(attribute);
                break;
            case "WordVectors":
                WordVectors ??= new(attribute);
                break;
            default:
                return;
        }

        _attributes.Add(attribute);
    }

    private static bool IsModelGen(INamedTypeSymbol type) =>
        type.ContainingType is null && type.ContainingNamespace is { Name: KnownNames.Namespace, ContainingNamespace.IsGlobalNamespace: true };
}
