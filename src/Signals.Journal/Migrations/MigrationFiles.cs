using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Signals.Journal.Migrations;

/// <summary>A numbered change of the tables. Never edited once released: another one follows it.</summary>
/// <param name="Number">Its place, counting from 1.</param>
/// <param name="Name">The file's name, as in <c>0001_journal</c>.</param>
/// <param name="Text">The statements.</param>
/// <param name="Checksum">SHA-256 of the text, with line ends as LF.</param>
internal sealed record Migration(int Number, string Name, string Text, string Checksum);

/// <summary>The migrations that this program carries.</summary>
internal static class MigrationFiles
{
    /// <param name="folder">As in <c>Sqlite/Journal</c>.</param>
    /// <exception cref="InvalidOperationException">The numbers have a gap: the program was built wrongly.</exception>
    public static IReadOnlyList<Migration> Load(string folder)
    {
        var program = Assembly.GetExecutingAssembly();
        Migration[] migrations =
        [
            .. from file in program.GetManifestResourceNames()
               let name = file.Replace('\\', '/')
               where name.StartsWith(folder + "/", StringComparison.Ordinal)
               let migration = Read(program, file, Path.GetFileNameWithoutExtension(name))
               orderby migration.Number
               select migration,
        ];
        if (migrations.Length == 0 || migrations.Where((m, i) => m.Number != i + 1).Any())
            throw new InvalidOperationException($"The migrations in {folder} are not numbered from 1 without gaps.");
        return migrations;
    }

    private static Migration Read(Assembly program, string resource, string name)
    {
        using var reader = new StreamReader(program.GetManifestResourceStream(resource)!);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var number = int.Parse(name.AsSpan(0, name.IndexOf('_', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);
        return new(number, name, text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
