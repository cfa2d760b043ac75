using Signals.Journal.Vault;
using Signals.Testing;

namespace Signals.Journal.Tests.Vault;

public sealed class MasterKeyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder.File("sleutels/hoofdsleutel");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_key_is_made_once_in_a_file_that_only_its_owner_can_read()
    {
        var key = MasterKey.LoadOrCreate(Path);

        key.Length.ShouldBe(32);
        MasterKey.LoadOrCreate(Path).ShouldBe(key);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Many_who_make_it_at_once_get_the_same()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Convert.ToHexString(MasterKey.LoadOrCreate(Path)))));

        keys.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_file_of_another_length_is_refused_and_kept()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllBytes(Path, [1, 2, 3]);

        Should.Throw<InvalidOperationException>(() => MasterKey.LoadOrCreate(Path)).Message.ShouldContain("32 bytes");
        File.ReadAllBytes(Path).ShouldBe([1, 2, 3]);
    }
}
