using ModelGen.Kernels;

namespace ModelGen.Tests;

internal readonly struct Heads8Of4Size8 : IAttentionShape
{
    public static int Heads => 8;

    public static int KeyValueHeads => 4;

    public static int HeadSize => 8;

    public static float Scale => 0.353553391f;

    public static int Window => 0;
}

internal readonly struct Heads3Of3Size12 : IAttentionShape
{
    public static int Heads => 3;

    public static int KeyValueHeads => 3;

    public static int HeadSize => 12;

    public static float Scale => 0.288675135f;

    public static int Window => 0;
}

internal readonly struct Heads8Of2Size24Window21 : IAttentionShape
{
    public static int Heads => 8;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 24;

    public static float Scale => 0.204124145f;

    public static int Window => 21;
}

internal readonly struct Heads16Of2Size64 : IAttentionShape
{
    public static int Heads => 16;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 64;

    public static float Scale => 0.125f;

    public static int Window => 0;
}

internal readonly struct Heads2Of1Size72Window100 : IAttentionShape
{
    public static int Heads => 2;

    public static int KeyValueHeads => 1;

    public static int HeadSize => 72;

    public static float Scale => 0.11785113f;

    public static int Window => 100;
}

internal readonly struct Heads20Of1Size128 : IAttentionShape
{
    public static int Heads => 20;

    public static int KeyValueHeads => 1;

    public static int HeadSize => 128;

    public static float Scale => 0.0883883476f;

    public static int Window => 0;
}

internal readonly struct Heads2Of1Size256 : IAttentionShape
{
    public static int Heads => 2;

    public static int KeyValueHeads => 1;

    public static int HeadSize => 256;

    public static float Scale => 0.0625f;

    public static int Window => 0;
}

internal readonly struct Heads2Of2Size1Window1 : IAttentionShape
{
    public static int Heads => 2;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 1;

    public static float Scale => 1f;

    public static int Window => 1;
}

internal readonly struct Heads2Of1Size1024 : IAttentionShape
{
    public static int Heads => 2;

    public static int KeyValueHeads => 1;

    public static int HeadSize => 1024;

    public static float Scale => 0.03125f;

    public static int Window => 0;
}

internal readonly struct Heads6Of6Size20Alibi : IAttentionShape
{
    public static int Heads => 6;

    public static int KeyValueHeads => 6;

    public static int HeadSize => 20;

    public static float Scale => 0.223606798f;

    public static int Window => 0;

    public static bool Alibi => true;
}

internal readonly struct Heads6Of3Size20FullAlibi : IAttentionShape
{
    public static int Heads => 6;

    public static int KeyValueHeads => 3;

    public static int HeadSize => 20;

    public static float Scale => 0.223606798f;

    public static int Window => 0;

    public static bool Alibi => true;

    public static AttentionMask Mask => AttentionMask.Full;
}

internal readonly struct Heads5Of5Size12Full : IAttentionShape
{
    public static int Heads => 5;

    public static int KeyValueHeads => 5;

    public static int HeadSize => 12;

    public static float Scale => 0.288675135f;

    public static int Window => 0;

    public static AttentionMask Mask => AttentionMask.Full;
}

internal readonly struct Heads4Of2Size64Full : IAttentionShape
{
    public static int Heads => 4;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 64;

    public static float Scale => 0.125f;

    public static int Window => 0;

    public static AttentionMask Mask => AttentionMask.Full;
}

internal readonly struct Heads2Of2Size32Full : IAttentionShape
{
    public static int Heads => 2;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 32;

    public static float Scale => 0.176776695f;

    public static int Window => 0;

    public static AttentionMask Mask => AttentionMask.Full;
}

internal readonly struct Heads5Of5Size12FullWindow9 : IAttentionShape
{
    public static int Heads => 5;

    public static int KeyValueHeads => 5;

    public static int HeadSize => 12;

    public static float Scale => 0.288675135f;

    public static int Window => 9;

    public static AttentionMask Mask => AttentionMask.Full;
}

internal readonly struct Heads4Of2Size64FullWindow130 : IAttentionShape
{
    public static int Heads => 4;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 64;

    public static float Scale => 0.125f;

    public static int Window => 130;

    public static AttentionMask Mask => AttentionMask.Full;
}

internal readonly struct Heads2Of2Size32FullWindow1 : IAttentionShape
{
    public static int Heads => 2;

    public static int KeyValueHeads => 2;

    public static int HeadSize => 32;

    public static float Scale => 0.176776695f;

    public static int Window => 1;

    public static AttentionMask Mask => AttentionMask.Full;
}
