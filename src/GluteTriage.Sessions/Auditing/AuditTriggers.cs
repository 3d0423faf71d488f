namespace GluteTriage.Sessions.Auditing;

/// <summary>What makes the database itself refuse to change or remove an audit entry. SQLite's own SQL.</summary>
internal static class AuditTriggers
{
    public const string Create =
        """
        CREATE TRIGGER audit_entry_is_never_changed BEFORE UPDATE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER audit_entry_is_never_deleted BEFORE DELETE ON audit_entry
        BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
        """;

    /// <summary>
    /// An entry put in the place of another would remove that one without a deletion that the trigger above sees. After the other two by
    /// its name, and made later than they.
    /// </summary>
    public const string CreateAgainstReplacing =
        """
        CREATE TRIGGER audit_entry_is_never_replaced BEFORE INSERT ON audit_entry
        WHEN EXISTS (SELECT 1 FROM audit_entry WHERE sequence = NEW.sequence)
        BEGIN SELECT RAISE(ABORT, 'audit entries are never replaced'); END;
        """;

    public const string DropAgainstReplacing = "DROP TRIGGER audit_entry_is_never_replaced;";

    /// <summary>What the database keeps of them.</summary>
    public const string Kept = "SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'";

    public const string Drop = "DROP TRIGGER audit_entry_is_never_changed; DROP TRIGGER audit_entry_is_never_deleted;";

    /// <returns>True when each stands as it was made, and nothing beside them.</returns>
    public static bool Stand(IEnumerable<string> kept) =>
        Plain(Create + CreateAgainstReplacing) == Plain(string.Concat(kept.Order(StringComparer.Ordinal).Select(one => one.TrimEnd(';') + ";")));

    private static string Plain(string sql) => string.Concat(sql.Where(letter => !char.IsWhiteSpace(letter)));
}
