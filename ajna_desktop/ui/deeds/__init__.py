"""All that can be done, in tables: menus, toolbar, keys and the keys page come from them."""
