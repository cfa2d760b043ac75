using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Signals.Journal.Sqlite;
using Signals.Testing;

namespace Signals.Register.Tests.Finding;

/// <summary>Finds the columns of every table: in databases made for the purpose, and in the statements where no such database is at hand.</summary>
internal static partial class TableFields
{
    /// <summary>The columns of the journal and the vault as SQLite has them.</summary>
    public static async Task<IReadOnlyList<StoredField>> Sqlite()
    {
        using var folder = new TemporaryFolder();
        var (journal, vault) = (folder.File("journal.db"), folder.File("vault.db"));
        await using (await SqliteJournal.Open(new() { Path = journal }, TimeProvider.System, NullLogger.Instance)) { }
        await using (await SqliteVault.Open(new() { Path = vault, MasterKey = new byte[32] }, TimeProvider.System, NullLogger.Instance)) { }
        return [.. await Columns("journal", journal), .. await Columns("vault", vault)];
    }

    /// <summary>The columns of the tables that a folder of migrations makes.</summary>
    /// <param name="database">What the register calls the database.</param>
    /// <param name="folder">As in <c>Postgres/Journal</c>.</param>
    public static IReadOnlyList<StoredField> Written(string database, string folder)
    {
        var found = new List<StoredField>();
        foreach (var file in Directory.GetFiles(Repository.File(Path.Combine("src/Signals.Journal/Migrations", folder)), "*.sql").Order())
        {
            var statements = File.ReadAllText(file);
            foreach (Match table in TableForm().Matches(statements))
                foreach (Match column in ColumnForm().Matches(table.Groups["columns"].Value))
                    found.Add(Field(database, table.Groups["name"].Value, column.Groups["name"].Value));
            foreach (Match added in AddedForm().Matches(statements))
                found.Add(Field(database, added.Groups["table"].Value, added.Groups["name"].Value));
        }
        return found;
    }

    private static async Task<IReadOnlyList<StoredField>> Columns(string database, string path)
    {
        var found = new List<StoredField>();
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var question = connection.CreateCommand();
        question.CommandText = "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'";
        await using var rows = await question.ExecuteReaderAsync();
        while (await rows.ReadAsync()) found.Add(Field(database, rows.GetString(0), rows.GetString(1)));
        return found;
    }

    private static StoredField Field(string database, string table, string column) => new($"table:{database}.{table}", $"{database}.{table}", column);

    [GeneratedRegex(@"CREATE TABLE (?<name>\w+) \(\n(?<columns>.*?)\n\)", RegexOptions.Singleline)]
    private static partial Regex TableForm();

    [GeneratedRegex(@"^ {4}(?<name>[a-z_]+) ", RegexOptions.Multiline)]
    private static partial Regex ColumnForm();

    [GeneratedRegex(@"ALTER TABLE (?<table>\w+) ADD COLUMN (?<name>\w+)")]
    private static partial Regex AddedForm();
}
