using Xunit;

namespace Signals.Testing;

/// <summary>Finds what stands beside the tests.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Above(folder => System.IO.File.Exists(Path.Combine(folder, "Signals.sln")))
        ?? throw new InvalidOperationException("The tests do not run from within the repository.");

    /// <summary>Debug or Release, as this test was built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>A file of this repository.</summary>
    public static string File(string path) => Path.Combine(Root, path);

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
