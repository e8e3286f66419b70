return ModelGen.Tool.CommandLineTool.Run(args, Console.Out, Console.Error);
