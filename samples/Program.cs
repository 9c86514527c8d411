Console.WriteLine("nothing to generate yet");
