using System.Text;

// Trees and shapes have signs that not every console's own code page has.
Console.OutputEncoding = Encoding.UTF8;
return ModelGen.Tool.CommandLineTool.Run(args, Console.Out, Console.Error);
