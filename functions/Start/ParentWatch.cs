using System.Diagnostics;

namespace Serverless.Functions;

/// <summary>
/// Ends this program with the one that started it, where that holds the other end of standard input and asks for it.
/// A worker does not end by itself when its host is killed.
/// </summary>
internal static class ParentWatch
{
    /// <summary>The environment variable that asks for it.</summary>
    private const string Setting = "EndWithStandardInput";

    /// <summary>Watches standard input from now on, if asked to.</summary>
    public static void EndWithIt()
    {
        if (Environment.GetEnvironmentVariable(Setting) is not "true")
            return;
        new Thread(Watch) { IsBackground = true, Name = Setting }.Start();
    }

    private static void Watch()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[64];
        while (input.Read(ignored) > 0) { }

        // Whatever is running is taken up again, as after any crash.
        Process.GetCurrentProcess().Kill();
    }
}
