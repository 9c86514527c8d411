using System.Text;
using Serverless.Storage;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Uploads;

public sealed class StagedFileTests
{
    [Fact]
    public async Task Readers_of_a_staged_file_do_not_move_each_other()
    {
        using var file = (
            await StagedFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes("abcdef")), 10, CancellationToken.None)
        )!;
        using var first = new StreamReader(file.Open());
        using (var second = new StreamReader(file.Open()))
            (await second.ReadToEndAsync()).ShouldBe("abcdef");

        (await first.ReadToEndAsync()).ShouldBe("abcdef");
        (await file.ReadAllAsync(CancellationToken.None)).Length.ShouldBe(6);
        file.Version.ShouldBe("bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721");
    }

    [Fact]
    public async Task Staged_file_has_no_name_that_a_killed_program_could_leave_behind()
    {
        var before = Names();
        using var file = (
            await StagedFile.ReadAsync(new MemoryStream(new byte[100_000]), 100_000, CancellationToken.None)
        )!;

        // Tests beside this one stage files too, which have a name for a moment.
        SpinWait
            .SpinUntil(() => !Names().Except(before, StringComparer.Ordinal).Any(), TimeSpan.FromSeconds(5))
            .ShouldBeTrue();
    }

    private static string[] Names() => Directory.GetFiles(Path.GetTempPath(), "upload-*");
}
