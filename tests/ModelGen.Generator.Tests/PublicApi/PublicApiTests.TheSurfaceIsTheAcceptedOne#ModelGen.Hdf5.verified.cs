//HintName: ModelGen.Hdf5.cs
namespace ModelGen.Runtime
{
    public static class Hdf5Weights
    {
        public static WeightStore Load(string path, ModelManifest manifest, LoadOptions? options = null);
    }
}
