namespace Signals.Testing;

/// <summary>Where the tests run from.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Debug or Release, as this test was built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Signals.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd('/', '\\'))
            ?? throw new InvalidOperationException("The tests do not run from within the repository."));
}
