using Serverless.Local;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("whole-file-").FullName;

    [Fact]
    public async Task File_that_cannot_be_written_to_its_end_leaves_nothing_behind()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            AtomicFile.WriteAsync(
                Path.Combine(_folder, "factsheet.pdf"),
                async stream =>
                {
                    await stream.WriteAsync("%PDF"u8.ToArray());
                    throw new InvalidOperationException();
                }
            )
        );

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task File_that_is_there_stays_when_its_successor_fails()
    {
        var path = Path.Combine(_folder, "factsheet.pdf");
        await File.WriteAllTextAsync(path, "before", TestContext.Current.CancellationToken);
        await Should.ThrowAsync<IOException>(() => AtomicFile.WriteAsync(path, _ => throw new IOException()));

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe("before");
    }

    [Fact]
    public async Task File_that_is_there_is_replaced()
    {
        var path = Path.Combine(_folder, "factsheet.pdf");
        await File.WriteAllTextAsync(path, "before", TestContext.Current.CancellationToken);
        await AtomicFile.WriteAsync(path, async stream => await stream.WriteAsync("after"u8.ToArray()));

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe("after");
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_a_killed_run_left_is_removed_and_nothing_else()
    {
        var path = Path.Combine(_folder, "factsheet.pdf");
        var leftover = $"{path}.{Guid.NewGuid():n}.partial";
        string[] others =
        [
            path + ".partial",
            path + ".mine.partial",
            Path.Combine(_folder, $"tables.pdf.{Guid.NewGuid():n}.partial"),
        ];
        foreach (var file in others.Append(leftover))
            await File.WriteAllTextAsync(file, "%PDF", TestContext.Current.CancellationToken);

        await AtomicFile.WriteAsync(
            path,
            async first =>
            {
                await first.WriteAsync("first"u8.ToArray());
                await AtomicFile.WriteAsync(path, async second => await second.WriteAsync("second"u8.ToArray()));
            }
        );

        Directory.GetFiles(_folder).ShouldBe([path, .. others], ignoreOrder: true);
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe("first");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
