using Serverless.Local;
using Serverless.Local.Running;
using Shouldly;
using Xunit;

namespace Serverless.Functions.Tests.Local;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("data-");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void Data_folder_is_used_by_one_run_at_a_time()
    {
        using var first = DataFolder.Open(_parent.FullName, fresh: false);

        Should
            .Throw<LocalRunException>(() => DataFolder.Open(_parent.FullName, fresh: false))
            .Message.ShouldContain("--data");
    }

    [Fact]
    public void Data_folder_keeps_its_key_and_a_fresh_start_throws_the_storage_away()
    {
        string key;
        using (var first = DataFolder.Open(_parent.FullName, fresh: false))
        {
            key = first.Keys.Administrator().Text;
            Directory.CreateDirectory(first.StoragePath);
        }

        using var second = DataFolder.Open(_parent.FullName, fresh: true);

        second.Keys.Administrator().Text.ShouldBe(key);
        Directory.Exists(second.StoragePath).ShouldBeFalse();
    }
}
