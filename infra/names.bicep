@description('The parts of a text between its hyphens, so that there is none at an end and never two in a row.')
func hyphenated(text string) string => join(filter(split(text, '-'), part => !empty(part)), '-')

@description('Every character that is not a letter or a digit becomes a hyphen; letters become small.')
func plain(text string) string =>
  hyphenated(join(
    map(
      range(0, length(text)),
      i => contains('abcdefghijklmnopqrstuvwxyz0123456789', toLower(substring(text, i, 1))) ? toLower(substring(text, i, 1)) : '-'
    ),
    ''
  ))

@description('''
What the names of all resources of an environment have in common: as much of the environment's name as every resource
type accepts, then a hash of the whole name, so that two environments never share a name. The Azure Developer CLI allows
1 to 64 letters, digits, hyphens, parentheses, underscores and full stops.
''')
@export()
func resourceName(environmentName string, hash string) string =>
  empty(plain(take(environmentName, 24))) ? hash : '${plain(take(environmentName, 24))}-${hash}'
