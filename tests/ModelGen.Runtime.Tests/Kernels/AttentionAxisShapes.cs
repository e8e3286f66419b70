using ModelGen.Kernels;

namespace ModelGen.Tests;

internal readonly struct Heads6Of3Size20Capped : IAttentionShape
{
    public static int Heads => 6;

    public static int KeyValueHeads => 3;

    public static int HeadSize => 20;

    public static float Scale => 0.5f;

    public static int Window => 0;

    public static float SoftCap => 3;
}

internal readonly struct Heads6Of2Size12Window21Sinks : IAttentionShape
{
    public static int Heads => 6;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 12;

    public static float Scale => 0.288675135f;

    public static int Window => 21;

    public static bool Sinks => true;
}

internal readonly struct Heads6Of6Size7AlibiScaledCapped : IAttentionShape
{
    public static int Heads => 6;

    public static int KeyValueHeads => 6;

    public static int HeadSize => 7;

    public static float Scale => 0.377964473f;

    public static int Window => 0;

    public static bool Alibi => true;

    public static bool AlibiScaled => true;

    public static float SoftCap => 5;
}

internal readonly struct Heads4Of4Size16Relative : IAttentionShape
{
    public static int Heads => 4;

    public static int KeyValueHeads => 4;

    public static int HeadSize => 16;

    public static float Scale => 1;

    public static int Window => 0;

    public static bool RelativeBias => true;
}

internal readonly struct Heads4Of2Size9RelativeFull : IAttentionShape
{
    public static int Heads => 4;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 9;

    public static float Scale => 1;

    public static int Window => 0;

    public static bool RelativeBias => true;

    public static AttentionMask Mask => AttentionMask.Full;
}

internal readonly struct Heads4Of2Size24Biased : IAttentionShape
{
    public static int Heads => 4;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 24;

    public static float Scale => 0.204124145f;

    public static int Window => 100;

    public static bool HasBias => true;

    public static float Bias(int head, int query, int key) => 0.03f * (head + 1) * ((3 * key) - query);
}

/// <summary>Each third key from ten positions back on, and none for the first tokens.</summary>
internal readonly struct Heads4Of2Size13Masked : IAttentionShape
{
    public static int Heads => 4;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 13;

    public static float Scale => 0.277350098f;

    public static int Window => 0;

    public static bool HasVisible => true;

    public static bool Visible(int head, int query, int key) => key + 10 <= query && (head + query + key) % 3 == 0;
}

internal readonly struct Heads2Of1Size5MaskedFull : IAttentionShape
{
    public static int Heads => 2;

    public static int KeyValueHeads => 1;

    public static int HeadSize => 5;

    public static float Scale => 0.4472136f;

    public static int Window => 0;

    public static AttentionMask Mask => AttentionMask.Full;

    public static bool HasVisible => true;

    public static bool HasBias => true;

    public static bool Visible(int head, int query, int key) => query % 5 != 0 && Math.Abs(query - key) > 3 * head;

    public static float Bias(int head, int query, int key) => query == key ? float.NegativeInfinity : 0.5f;
}

internal readonly struct Heads4Of4Size24Value40 : IAttentionShape
{
    public static int Heads => 4;

    public static int KeyValueHeads => 4;

    public static int HeadSize => 24;

    public static int ValueSize => 40;

    public static float Scale => 0.204124145f;

    public static int Window => 0;
}

internal readonly struct Heads6Of2Size72Value9Window50 : IAttentionShape
{
    public static int Heads => 6;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 72;

    public static int ValueSize => 9;

    public static float Scale => 0.11785113f;

    public static int Window => 50;
}

internal readonly struct Heads6Of3Size17Everything : IAttentionShape
{
    public static int Heads => 6;

    public static int KeyValueHeads => 3;

    public static int HeadSize => 17;

    public static int ValueSize => 21;

    public static float Scale => 0.3f;

    public static int Window => 90;

    public static bool Alibi => true;

    public static float SoftCap => 4;

    public static bool Sinks => true;

    public static bool RelativeBias => true;

    public static bool HasBias => true;

    public static bool HasVisible => true;

    public static float Bias(int head, int query, int key) => (head - query + key) / 16f;

    public static bool Visible(int head, int query, int key) => (query ^ key) % 4 != head % 4;
}
