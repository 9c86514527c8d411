using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using static System.FormattableString;

namespace Serverless.Local.Emulator;

/// <summary>
/// A program as npm installs it from a committed lock file, kept in a folder named by that file's hash: a later start
/// needs no npm, and another lock file never meets an older installation.
/// </summary>
/// <param name="name">What it is called.</param>
/// <param name="source">The folder with <c>package.json</c> and <c>package-lock.json</c>.</param>
/// <param name="script">Its entry script, below <c>node_modules</c>.</param>
public sealed class NpmPackage(string name, string source, string script)
{
    /// <summary>
    /// Installs it unless already installed. Programs that start at the same time wait for the one that installs.
    /// </summary>
    /// <param name="progress">Called with how far an installation has come, which takes a minute or so.</param>
    /// <returns>The path of the entry script.</returns>
    /// <exception cref="LocalRunException">npm is missing or could not install.</exception>
    public async Task<string> InstallAsync(
        Action<string>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var cache = Path.Combine(RepositoryFolder.Artifacts, name.ToLowerInvariant());
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"), cancellationToken);
        var installed = Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData(lockFile))[..16]);
        var entry = Path.Combine(installed, "node_modules", script);
        if (File.Exists(entry))
            return entry;

        Directory.CreateDirectory(cache);
        using var turn = await WaitForTurnAsync(Path.Combine(cache, "install.lock"), cancellationToken);
        if (File.Exists(entry))
            return entry;

        progress?.Invoke($"installing {name} with npm, once; a minute or so");
        var partial = installed + ".partial";
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
        foreach (var file in (string[])["package.json", "package-lock.json"])
            File.Copy(Path.Combine(source, file), Path.Combine(partial, file));
        await RunNpmAsync(partial, progress, cancellationToken);
        if (!File.Exists(Path.Combine(partial, "node_modules", script)))
            throw new LocalRunException(
                $"npm reported success, but {Path.Combine(partial, "node_modules", script)} is not there. Remove {cache} and try again."
            );
        Directory.Move(partial, installed);
        return entry;
    }

    private async Task RunNpmAsync(string folder, Action<string>? progress, CancellationToken cancellationToken)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=http"];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "npm", .. arguments])
            : new ProcessStartInfo("npm", arguments);
        start.WorkingDirectory = folder;
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        using var npm = StartNpm(start);
        npm.StandardInput.Close();
        var said = new ConcurrentQueue<string>();
        var fetched = 0;
        npm.OutputDataReceived += Read;
        npm.ErrorDataReceived += Read;
        npm.BeginOutputReadLine();
        npm.BeginErrorReadLine();
        try
        {
            await npm.WaitForExitAsync(cancellationToken);
            if (npm.ExitCode != 0)
                throw new LocalRunException(
                    Invariant(
                        $"npm could not install {name} (exit code {npm.ExitCode}). The first start needs a connection to an npm registry; "
                    )
                        + $"later starts need none. npm said:{Environment.NewLine}{string.Join(Environment.NewLine, said.TakeLast(12))}"
                );
        }
        finally
        {
            if (!npm.HasExited)
                npm.Kill(entireProcessTree: true);
        }

        void Read(object sender, DataReceivedEventArgs line)
        {
            if (line.Data?.StartsWith("npm http", StringComparison.Ordinal) == true)
                progress?.Invoke(
                    Invariant($"installing {name} with npm, once; {Interlocked.Increment(ref fetched)} files fetched")
                );
            else if (line.Data is not null)
                said.Enqueue(line.Data);
        }
    }

    private static Process StartNpm(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new LocalRunException(
                "npm was not found. Install Node.js 20 or later (it brings npm) and try again.",
                e
            );
        }
    }

    private static async Task<FileStream> WaitForTurnAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another program is installing. The operating system frees the file when that program ends, however it
                // ends.
                await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
            }
        }
    }
}
