namespace Signals.Cli.Tests;

/// <summary>Finds what stands beside the tests.</summary>
internal static class Repository
{
    /// <summary>A file of this repository.</summary>
    public static string File(string path) => Path.Combine(Above(folder => System.IO.File.Exists(Path.Combine(folder, "Signals.sln")))!, path);

    /// <summary>A file of the reference data, which are no part of this repository. Skips the test where they are absent.</summary>
    public static string DataOrSkip(string name)
    {
        var folder = Above(folder => Directory.Exists(Path.Combine(folder, "shared", "data")));
        Skip.If(folder is null, "The reference data (shared/data) are not here.");
        var path = Path.Combine(folder!, "shared", "data", name);
        Skip.IfNot(System.IO.File.Exists(path), $"The reference data do not hold {name}.");
        return path;
    }

    private static string? Above(Predicate<string> holds)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (holds(folder.FullName))
                return folder.FullName;
        return null;
    }
}
