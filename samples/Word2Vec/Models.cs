using ModelGen;

namespace Word2Vec;

/// <summary>A vector of 100 numbers for each word, whatever the vocabulary of the file is.</summary>
[WordVectors(Dimensions = 100)]
public sealed partial class EnglishWords;
