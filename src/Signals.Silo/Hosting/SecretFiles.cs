using Microsoft.Extensions.FileProviders;

namespace Signals.Silo.Hosting;

/// <summary>Secret settings, each in a file with the name of its environment variable (<c>Signals__Journal</c>).</summary>
/// <remarks>
/// The environment of a process is shown by many tools, and its children inherit it. systemd names the folder in <c>CREDENTIALS_DIRECTORY</c>;
/// containers set the same variable to where theirs is mounted.
/// </remarks>
internal static class SecretFiles
{
    private const string Folder = "CREDENTIALS_DIRECTORY";

    /// <summary>Adds the files of the folder, if one is named. They go before every other source.</summary>
    /// <exception cref="SettingsException">The folder does not exist.</exception>
    public static void AddSecretFiles(this IConfigurationBuilder configuration)
    {
        var folder = Environment.GetEnvironmentVariable(Folder);
        if (string.IsNullOrEmpty(folder)) return;
        if (!Directory.Exists(folder)) throw new SettingsException($"{Folder} names a folder that does not exist. Mount the secrets there, or leave the variable out.");
        configuration.AddKeyPerFile(source =>
        {
            source.FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder));
            // Keys and certificates lie there too, and are no settings.
            source.IgnoreCondition = name => !name.StartsWith("Signals__", StringComparison.Ordinal);
        });
    }
}
