using Signals.Testing;

namespace Signals.Deploy.Tests.Processes;

/// <summary>Settings that are secret come from files.</summary>
public sealed class SecretFileTests
{
    [Fact]
    public async Task A_file_with_the_name_of_a_setting_is_that_setting_and_other_files_are_none()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("Signals__Journal"), "Dit is geen adres\n");
        await File.WriteAllTextAsync(folder.File("Urls"), "dit ook niet");
        await File.WriteAllBytesAsync(folder.File("master.key"), new byte[32]);
        await using var process = new PlatformProcess(new() { ["CREDENTIALS_DIRECTORY"] = folder.Path, ["Signals__Database"] = "Postgres", ["Signals__MasterKeyFile"] = folder.File("master.key") });

        (await process.End()).ShouldNotBe(0);
        // Npgsql refuses the text of the file, not the absence of one.
        (await process.Errors).ShouldContain("Format of the initialization string does not conform to specification");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named_with_the_remedy()
    {
        await using var process = new PlatformProcess(new() { ["CREDENTIALS_DIRECTORY"] = "/nergens/geheimen" });

        (await process.End()).ShouldNotBe(0);
        (await process.Errors).ShouldContain("CREDENTIALS_DIRECTORY names a folder that does not exist");
    }
}
